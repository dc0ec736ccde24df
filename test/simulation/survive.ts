import { GiveUp, RetryLater } from '../../shared/domain/failures.ts';

/** A fault of the timer's own call is retried by the next tick. */
export async function survive(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof RetryLater || fault instanceof GiveUp)) throw fault;
  }
}
