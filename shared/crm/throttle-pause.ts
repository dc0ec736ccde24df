import { instantOf } from '../domain/calendar.ts';
import type { ControlStore } from '../state/contract.ts';

/** Where instances tell each other that Dataverse asked to wait. */
export type SharedPause = Pick<ControlStore, 'readPausedUntil' | 'pauseUntil'>;

/** How long the shared instant is believed: one point read per instance in this time (reference/dataverse.md §7.2). */
const SHARED_PAUSE_CACHE_MS = 5_000;

export type ThrottlePause = {
  /** What is left of the pause as far as this instance knows. */
  heldMs: () => number;
  /** As `heldMs`, after looking at what other instances were told. */
  readHeldMs: () => Promise<number>;
  hold: (waitMs: number) => Promise<void>;
};

type PauseDeps = { now: () => Date; shared: SharedPause | undefined };

/** Holds every call of this environment until Dataverse takes requests again. */
export function makeThrottlePause({ now, shared }: PauseDeps): ThrottlePause {
  let heldUntilMs = 0;
  let readAtMs = Number.NEGATIVE_INFINITY;
  const heldMs = () => Math.max(0, heldUntilMs - now().getTime());

  return {
    heldMs,
    async readHeldMs() {
      const nowMs = now().getTime();
      if (shared !== undefined && nowMs - readAtMs >= SHARED_PAUSE_CACHE_MS) {
        readAtMs = nowMs;
        const until = await shared.readPausedUntil();
        if (until !== undefined) heldUntilMs = Math.max(heldUntilMs, Date.parse(until));
      }
      return heldMs();
    },
    async hold(waitMs) {
      heldUntilMs = Math.max(heldUntilMs, now().getTime() + waitMs);
      await shared?.pauseUntil(instantOf(new Date(heldUntilMs)));
    },
  };
}
