import { setTimeout as delay } from 'node:timers/promises';
import { RetryLater } from '../shared/domain/failures.ts';

/**
 * The host redelivers a failed message at once: ten deliveries would be gone within a second of a storage outage. So a
 * fault that may pass is held back for a while; with ten deliveries that carries over two and a half minutes, beside
 * the retries of the SDKs, and stays well inside the lock.
 */
const HOLD_BACK_MS = 15_000;

type Sleep = (ms: number) => Promise<unknown>;

export const patiently =
  <Args extends unknown[]>(handle: (...args: Args) => unknown, sleep: Sleep = delay) =>
  async (...args: Args): Promise<void> => {
    try {
      await handle(...args);
    } catch (fault) {
      if (fault instanceof RetryLater) await sleep(HOLD_BACK_MS);
      throw fault;
    }
  };
