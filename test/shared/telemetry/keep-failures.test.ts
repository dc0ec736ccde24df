import { SpanStatusCode } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { isKept, keepFailures } from '../../../shared/telemetry/keep-failures.ts';

function traced({ percent, spans, failing }: { percent: number; spans: number; failing: boolean }) {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    spanProcessors: [keepFailures(new SimpleSpanProcessor(exporter), { percent })],
  });
  const tracer = provider.getTracer('test');
  for (let number = 0; number < spans; number += 1) {
    const span = tracer.startSpan('work');
    if (failing) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
  return exporter.getFinishedSpans();
}

describe('keepFailures', () => {
  it('keeps the share that was asked for and says what it stands for', () => {
    const spans = traced({ percent: 20, spans: 2000, failing: false });
    expect(spans.length).toBeGreaterThan(300);
    expect(spans.length).toBeLessThan(500);
    expect(spans.every(({ attributes }) => attributes['microsoft.sample_rate'] === 20)).toBe(true);
  });

  it('keeps every failure, each standing for itself', () => {
    const spans = traced({ percent: 1, spans: 200, failing: true });
    expect(spans).toHaveLength(200);
    expect(spans.every(({ attributes }) => attributes['microsoft.sample_rate'] === undefined)).toBe(true);
  });

  it('keeps all at 100', () => {
    expect(traced({ percent: 100, spans: 50, failing: false })).toHaveLength(50);
  });

  it('decides by the trace, so that its spans fare alike', () => {
    expect(isKept({ traceId: `0${'f'.repeat(31)}`, percent: 10 })).toBe(true);
    expect(isKept({ traceId: 'f'.repeat(32), percent: 10 })).toBe(false);
  });
});
