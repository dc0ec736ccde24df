import { setImmediate as idle } from 'node:timers/promises';

type Sleeper = { at: number; wake: () => void };

/** A clock that moves only when nothing else is left to do: hours of waiting cost no time. */
export class VirtualTime {
  nowMs: number;
  readonly #sleepers: Sleeper[] = [];

  constructor({ startMs }: { startMs: number }) {
    this.nowMs = startMs;
  }

  sleep(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.nowMs + ms, wake });
    });
  }

  /** Runs until the work is done, moving the clock to whoever wakes next. */
  async run(work: Promise<unknown>): Promise<void> {
    const state = { isDone: false };
    const finished = work.finally(() => {
      state.isDone = true;
    });
    for (;;) {
      await idle(); // everything that can go on has gone on
      if (state.isDone) break;
      const next = this.#earliest();
      if (next === undefined) continue;
      this.nowMs = Math.max(this.nowMs, next.at);
      next.wake();
    }
    await finished;
  }

  #earliest(): Sleeper | undefined {
    let at = -1;
    this.#sleepers.forEach((sleeper, index) => {
      if (at < 0 || sleeper.at < (this.#sleepers[at]?.at ?? Infinity)) at = index;
    });
    return at < 0 ? undefined : this.#sleepers.splice(at, 1)[0];
  }
}
