import rhea, { type Delivery, type Typed } from 'rhea';
import { asBrokerError } from './broker-error.ts';

const ACCEPTED = 0x24;
const REJECTED = 0x25;

// The library exports the outcomes only as its own composites, which it cannot write twice; these are plain lists.
function outcome(code: number, fields: Typed[]): unknown {
  return rhea.types.described(rhea.types.wrap_ulong(code), rhea.types.wrap_list(fields));
}

/**
 * Answers a disposition of the client: done, or why not. The client never confirms, so the delivery must be marked as
 * settled by it: otherwise the library keeps it, and stops sending once 2,048 are kept.
 */
export function answerDisposition(delivery: Delivery, failure?: unknown): void {
  delivery.update(
    true,
    failure === undefined ? outcome(ACCEPTED, []) : outcome(REJECTED, [errorFields(failure)]),
  );
  Object.assign(delivery, { remote_settled: true });
}

/** Answers a message the client sent. */
export function answerTransfer(delivery: Delivery, failure?: unknown): void {
  if (failure === undefined) delivery.accept();
  else delivery.reject(errorOf(failure));
}

function errorOf(failure: unknown): { condition: string; description: string } {
  const { condition, message } = asBrokerError(failure);
  return { condition, description: message };
}

function errorFields(failure: unknown): Typed {
  return rhea.types.wrap_error(errorOf(failure));
}
