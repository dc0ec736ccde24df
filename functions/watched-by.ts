import type { InvocationContext } from '@azure/functions';
import type { Clock } from '../shared/domain/calendar.ts';
import type { SpanName, Telemetry, Tracing } from '../shared/telemetry/contract.ts';

type Deps = { telemetry: Telemetry & Tracing; clock: Clock };

/** Runs a handler as a span of the trace that its trigger belongs to, and tells how long its message lay in the queue. */
export const watchedBy =
  ({ telemetry, clock }: Deps) =>
  <Input>(name: SpanName, handle: (input: Input, context: InvocationContext) => unknown) =>
  (input: Input, context: InvocationContext): Promise<void> =>
    telemetry.trace(name, async () => {
      const enqueuedText = context.triggerMetadata?.['enqueuedTimeUtc'];
      const enqueued = Date.parse(typeof enqueuedText === 'string' ? enqueuedText : '');
      const deliveryCount = Number(context.triggerMetadata?.['deliveryCount'] ?? 1);
      if (!Number.isNaN(enqueued)) {
        const waitMs = Math.max(0, clock.now().getTime() - enqueued);
        telemetry.record('message.received', { queue: name, waitMs, deliveryCount });
      }
      await handle(input, context);
    });
