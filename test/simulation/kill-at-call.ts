import { aroundCalls, STORES } from './around-calls.ts';
import { ProcessKilled } from './world.ts';

/** Rooms whose calls leave the process; the rest are values and clocks. */
const OUTSIDE = [...STORES, 'changes', 'contacts', 'directory', 'source'];

/**
 * Kills the process once, at the given call to the outside: before it (nothing happened) or after it (it happened,
 * nobody heard of it). `calls` counts, so that a test can walk through all of them.
 */
export class KillAtCall {
  calls = 0;
  readonly #at: number;
  readonly #moment: 'before' | 'after';

  constructor({ at, moment }: { at: number; moment: 'before' | 'after' }) {
    this.#at = at;
    this.#moment = moment;
  }

  interfere = <Deps extends object>(deps: Deps): Deps =>
    aroundCalls(deps, {
      rooms: OUTSIDE,
      around: async (call) => {
        this.calls += 1;
        const mine = this.calls === this.#at;
        if (mine && this.#moment === 'before') throw new ProcessKilled();
        const result = await call();
        if (mine) throw new ProcessKilled();
        return result;
      },
    });
}
