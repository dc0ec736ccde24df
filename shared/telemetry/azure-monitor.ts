import type { TokenCredential } from '@azure/core-auth';
import {
  AzureMonitorLogExporter,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
  type AzureMonitorExporterOptions,
} from '@azure/monitor-opentelemetry-exporter';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Telemetry, Tracing } from './contract.ts';
import { keepFailures } from './keep-failures.ts';
import { makeOpenTelemetry } from './open-telemetry.ts';

const SCOPE = 'data-validation';

export type AzureMonitorOptions = {
  connectionString: string;
  /** Absent where the endpoint asks for no token (local). */
  credential?: TokenCredential;
  /** Share of traces without a failure that is kept. */
  samplingPercent: number;
  metricIntervalMs?: number;
};

export type AzureMonitor = {
  telemetry: Telemetry & Tracing;
  /** Sends what waits; for the end of the process. */
  flush: () => Promise<void>;
};

/** Telemetry to Application Insights through OpenTelemetry; sets up the process's own trace context. */
export function openAzureMonitor(options: AzureMonitorOptions): AzureMonitor {
  const { connectionString, credential, samplingPercent, metricIntervalMs = 60_000 } = options;
  const exporter: AzureMonitorExporterOptions = {
    connectionString,
    disableOfflineStorage: true, // an instance's disk goes with it, and nothing waits there for another
    ...(credential !== undefined && { credential }),
  };
  const resource = resourceFromAttributes({ 'service.name': SCOPE });
  const traces = new BasicTracerProvider({
    resource,
    // Whatever the host has decided for its own spans: a trace left out there may be the one with a failure here.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [
      keepFailures(new BatchSpanProcessor(new AzureMonitorTraceExporter(exporter)), {
        percent: samplingPercent,
      }),
    ],
  });
  const logs = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: new AzureMonitorLogExporter(exporter) })],
  });
  const metrics = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new AzureMonitorMetricExporter(exporter),
        exportIntervalMillis: metricIntervalMs,
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(traces);
  return {
    telemetry: makeOpenTelemetry({
      tracer: traces.getTracer(SCOPE),
      meter: metrics.getMeter(SCOPE),
      logger: logs.getLogger(SCOPE),
    }),
    flush: async () => {
      await Promise.all([traces.forceFlush(), logs.forceFlush(), metrics.forceFlush()]);
    },
  };
}
