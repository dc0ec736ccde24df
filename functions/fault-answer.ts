import type { HttpResponseInit, InvocationContext } from '@azure/functions';
import { RetryLater } from '../shared/domain/failures.ts';
import { problem } from './http-answers.ts';
import { placeOfFault } from './place-of-fault.ts';

/** Told once, here. A message that is not ours may hold what the caller sent: of such a fault only the place is told. */
export function faultAnswer(fault: unknown, context: InvocationContext): HttpResponseInit {
  if (fault instanceof RetryLater) {
    context.warn(fault.message);
    const seconds = Math.ceil((fault.retryAfterMs ?? 1000) / 1000);
    return problem(503, `Not now (${fault.reason}). Try again.`, { 'retry-after': String(seconds) });
  }
  context.error(placeOfFault(fault));
  return problem(500, `The request failed. The log of invocation ${context.invocationId} says where.`);
}
