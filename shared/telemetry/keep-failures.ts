import { SpanStatusCode, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';

/** Application Insights multiplies counts by what this says was left out (attribute of its exporter). */
const SAMPLE_RATE = 'microsoft.sample_rate';

const WHOLE = 0xff_ff_ff_ff;

/** Whether a trace is among the share that is kept: by its id, so that all of its spans fare alike. */
export const isKept = ({ traceId, percent }: { traceId: string; percent: number }): boolean =>
  percent >= 100 || Number.parseInt(traceId.slice(0, 8), 16) < (WHOLE * percent) / 100;

/** Passes on the given share of traces, and every span that failed whatever its trace: failures are never sampled out. */
export function keepFailures(next: SpanProcessor, { percent }: { percent: number }): SpanProcessor {
  return {
    onStart: (span: Span, context: Context) => {
      next.onStart(span, context);
    },
    onEnd: (span: ReadableSpan) => {
      if (span.status.code === SpanStatusCode.ERROR) next.onEnd(span);
      else if (isKept({ traceId: span.spanContext().traceId, percent })) {
        // The attribute is read when the span is exported; only then is it known to stand for others.
        if (percent < 100) span.attributes[SAMPLE_RATE] = percent;
        next.onEnd(span);
      }
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
}
