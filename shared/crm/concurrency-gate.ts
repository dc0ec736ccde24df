import { RetryLater } from '../domain/failures.ts';

/** Parallel requests to begin with (reference/dataverse.md §7.2: 2–4). */
const START = 4;
/** Successes in a row that earn one more place. */
const SUCCESSES_TO_GROW = 20;

export interface ConcurrencyGate {
  /** Runs `work` when a place is free; RetryLater when `signal` aborts before. */
  run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
  /** One request went well; `hint` is the parallelism Dataverse recommends (x-ms-dop-hint). */
  noteSuccess(hint: number | undefined): void;
  halve(): void;
  readonly limit: number;
}

/** How many requests run at once: one more after a streak of successes up to the hint, half after a 429 (AIMD). */
export function makeConcurrencyGate({
  start = START,
  successesToGrow = SUCCESSES_TO_GROW,
} = {}): ConcurrencyGate {
  let limit = start;
  let ceiling = start; // until Dataverse gives a hint we know no better number than the start
  let streak = 0;
  let running = 0;
  const waiting: (() => void)[] = [];

  const admit = () => {
    while (running < limit) {
      const enter = waiting.shift();
      if (enter === undefined) return;
      running += 1;
      enter();
    }
  };

  const enter = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveWay = () => {
        waiting.splice(waiting.indexOf(admitted), 1);
        reject(new RetryLater('out_of_time', { detail: 'waiting for a free place to call Dataverse' }));
      };
      const admitted = () => {
        signal.removeEventListener('abort', giveWay);
        resolve();
      };
      if (signal.aborted) {
        reject(new RetryLater('out_of_time'));
        return;
      }
      signal.addEventListener('abort', giveWay, { once: true });
      waiting.push(admitted);
      admit();
    });

  return {
    async run(signal, work) {
      await enter(signal);
      try {
        return await work();
      } finally {
        running -= 1;
        admit();
      }
    },
    noteSuccess(hint) {
      if (hint !== undefined) ceiling = Math.max(1, hint);
      limit = Math.min(limit, ceiling);
      streak += 1;
      if (streak < successesToGrow || limit >= ceiling) return;
      streak = 0;
      limit += 1;
      admit();
    },
    halve() {
      streak = 0;
      limit = Math.max(1, Math.floor(limit / 2));
    },
    get limit() {
      return limit;
    },
  };
}
