import type { InvocationContext, ServiceBusQueueHandler } from '@azure/functions';
import { parkDeadLetters, type ParkDeadLettersDeps } from '../shared/jobs/park-dead-letters.ts';

export const deadLettersOf = (queueName: string): string => `${queueName}/$DeadLetterQueue`;

export const handleDeadLetter =
  (deps: ParkDeadLettersDeps, queue: string): ServiceBusQueueHandler =>
  async (body, context) => {
    const messageId = textAt(context.triggerMetadata?.['messageId']) ?? '';
    await parkDeadLetters(deps, { queue, messageId, reason: reasonOf(context), body });
  };

/** The broker's reason travels as an application property; extension versions name the bag differently. */
function reasonOf({ triggerMetadata }: InvocationContext): string {
  const bags = [triggerMetadata?.['applicationProperties'], triggerMetadata?.['userProperties']];
  for (const bag of [triggerMetadata, ...bags]) {
    const properties = Object(bag) as Record<string, unknown>; // anything becomes an object to look into
    const reason = textAt(properties['deadLetterReason']) ?? textAt(properties['DeadLetterReason']);
    if (reason !== undefined) return reason;
  }
  return 'unknown';
}

/** The programming model hands over an id of digits alone as a number. */
const textAt = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
