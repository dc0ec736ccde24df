import { ProcessKilled } from './world.ts';

/** Rooms whose calls leave the process; the rest are values and clocks. */
const OUTSIDE = new Set([
  'snapshots',
  'links',
  'control',
  'audit',
  'due',
  'members',
  'scope',
  'accounts',
  'learned',
  'runs',
  'parked',
  'changes',
  'contacts',
  'directory',
  'source',
  'profiles',
  'queue',
]);

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
    // Same keys, same shapes: only the methods of rooms are wrapped.
    Object.fromEntries(
      Object.entries(deps).map(([name, room]: [string, unknown]) => [
        name,
        OUTSIDE.has(name) ? this.#wrap(room as object) : room,
      ]),
    ) as Deps;

  #wrap(room: object): object {
    return new Proxy(room, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]): Promise<unknown> => {
          this.calls += 1;
          const mine = this.calls === this.#at;
          if (mine && this.#moment === 'before') throw new ProcessKilled();
          const result: unknown = await Reflect.apply(member, target, args);
          if (mine) throw new ProcessKilled();
          return result;
        };
      },
    });
  }
}
