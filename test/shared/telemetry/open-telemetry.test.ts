import { context, createNoopMeter, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { makeOpenTelemetry } from '../../../shared/telemetry/open-telemetry.ts';

function opened() {
  const spans = new InMemorySpanExporter();
  const logs = new InMemoryLogRecordExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).getTracer('t');
  const logger = new LoggerProvider({
    processors: [new SimpleLogRecordProcessor({ exporter: logs })],
  }).getLogger('t');
  return { telemetry: makeOpenTelemetry({ tracer, meter: createNoopMeter(), logger }), spans, logs };
}

describe('makeOpenTelemetry', () => {
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  });
  afterAll(() => {
    context.disable();
    trace.disable();
  });

  it('shows a request to Dataverse as part of the work that made it, as long as it took', async () => {
    const { telemetry, spans } = opened();
    await telemetry.trace('ValidateContacts', async () => {
      telemetry.record('dataverse.requested', { kind: 'jobRead', attempts: 2, throttled: 1, wireMs: 300 });
    });
    const [request, job] = spans.getFinishedSpans();
    expect(request).toMatchObject({ name: 'Dataverse jobRead', attributes: { attempts: 2, throttled: 1 } });
    expect(request?.parentSpanContext?.spanId).toBe(job?.spanContext().spanId);
    expect(((request?.duration[0] ?? 0) * 1e9 + (request?.duration[1] ?? 0)) / 1e6).toBeCloseTo(300, 0);
  });

  it('hands the span under way to a message, and nothing outside of one', async () => {
    const { telemetry, spans } = opened();
    expect(telemetry.traceParent()).toBeUndefined();
    const sent = await telemetry.trace('ScanPage', async () => telemetry.traceParent());
    const [span] = spans.getFinishedSpans();
    expect(sent).toBe(`00-${span?.spanContext().traceId ?? ''}-${span?.spanContext().spanId ?? ''}-01`);
  });

  it('marks work that failed with the kind of its fault, and passes the fault on', async () => {
    const { telemetry, spans } = opened();
    const work = telemetry.trace('ScanPage', () => Promise.reject(new TypeError('of Ada')));
    await expect(work).rejects.toThrow('of Ada');
    expect(spans.getFinishedSpans()[0]).toMatchObject({ attributes: { 'error.type': 'TypeError' } });
    expect(JSON.stringify(spans.getFinishedSpans()[0]?.attributes)).not.toContain('Ada');
  });

  it('sends an event as a custom event, its file as a hash', () => {
    const { telemetry, logs } = opened();
    telemetry.record('record.rejected', { file: 'Connections of Ada.csv', line: 3, problem: 'no URL' });
    const [record] = logs.getFinishedLogRecords();
    expect(record?.attributes).toMatchObject({ 'microsoft.custom_event.name': 'record.rejected', line: 3 });
    expect(JSON.stringify(record?.attributes)).not.toContain('Ada');
  });
});
