import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Meter,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { SeverityNumber, type Logger } from '@opentelemetry/api-logs';
import type { SpanName, Telemetry, TelemetryEvent, TelemetryEvents, Tracing } from './contract.ts';
import { attributesOf, isLogged } from './event-attributes.ts';
import { makeInstruments } from './instruments.ts';
import { metricsOf } from './metrics-of-event.ts';

/** An event with this attribute becomes a row of customEvents in Application Insights (its exporter's convention). */
const CUSTOM_EVENT = 'microsoft.custom_event.name';

/** Shown as warnings: each calls for somebody to look. */
const WARNINGS: ReadonlySet<TelemetryEvent> = new Set([
  'contact.parked',
  'message.parked',
  'record.rejected',
  'cursor.expired',
  'keys.missed',
  'setting.unknown',
  'sweep.woken',
]);

/** Events as log records and metrics, work as spans. What is sent where is the providers' business. */
export function makeOpenTelemetry({
  tracer,
  meter,
  logger,
}: {
  tracer: Tracer;
  meter: Meter;
  logger: Logger;
}): Telemetry & Tracing {
  const measure = makeInstruments(meter);
  return {
    record: (event, fields) => {
      for (const measurement of metricsOf(event, fields)) measure(measurement);
      if (isLogged(event)) logger.emit(recordOf(event, fields));
      traceRequest(tracer, { event, fields });
    },
    trace: (name, work) => inSpan(tracer, name, work),
    traceParent: () => {
      const span = trace.getSpanContext(context.active());
      if (span === undefined) return undefined;
      return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
    },
  };
}

/** A request to Dataverse as a span of the work under way; it is told of once it is over. */
function traceRequest<Event extends TelemetryEvent>(
  tracer: Tracer,
  { event, fields }: { event: Event; fields: TelemetryEvents[Event] },
): void {
  if (event !== 'dataverse.requested') return;
  const { kind, attempts, throttled, wireMs } = fields as TelemetryEvents['dataverse.requested']; // by its name
  const endTime = Date.now();
  tracer
    .startSpan(`Dataverse ${kind}`, {
      kind: SpanKind.CLIENT,
      startTime: endTime - wireMs,
      attributes: { 'rpc.system': 'dataverse', attempts, throttled },
    })
    .end(endTime);
}

function recordOf<Event extends TelemetryEvent>(event: Event, fields: TelemetryEvents[Event]) {
  const isWarning = WARNINGS.has(event);
  return {
    body: event,
    severityNumber: isWarning ? SeverityNumber.WARN : SeverityNumber.INFO,
    severityText: isWarning ? 'warning' : 'information',
    attributes: { ...attributesOf(event, fields), [CUSTOM_EVENT]: event },
  };
}

async function inSpan<Result>(tracer: Tracer, name: SpanName, work: () => Promise<Result>): Promise<Result> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (fault) {
      markFailed(span, fault);
      throw fault;
    } finally {
      span.end();
    }
  });
}

/** The kind of fault only: its message is the host's to report. */
function markFailed(span: Span, fault: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', fault instanceof Error ? fault.name : typeof fault);
}
