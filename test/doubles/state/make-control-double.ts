import type { Instant } from '../../../shared/domain/calendar.ts';
import type { CleanUp } from '../../../shared/domain/clean-up.ts';
import type { Enablement } from '../../../shared/domain/enablement.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { Release } from '../../../shared/domain/release.ts';
import { NO_SAFEGUARDS, type Safeguards } from '../../../shared/domain/safeguards.ts';
import type { Sweep } from '../../../shared/domain/sweep.ts';
import type { ControlStore } from '../../../shared/state/contract.ts';
import { VersionedMap } from './versioned-map.ts';

const ONLY = 'only';

export function makeControlDouble(): ControlStore {
  const enablement = new VersionedMap<Enablement>();
  const sweep = new VersionedMap<Sweep>();
  const cancelled = new Set<RunId>();
  const taken = new Map<string, number>();
  let pausedUntil: Instant | undefined;
  let safeguards: Safeguards | undefined;
  let release: Release | undefined;
  let cleanUp: CleanUp | undefined;
  let newestProfileAt: Instant | undefined;
  const later = (one: Instant | undefined, other: Instant): Instant =>
    one === undefined || Date.parse(one) < Date.parse(other) ? other : one;
  return {
    readEnablement: async () => enablement.read(ONLY),
    saveEnablement: async (write) => enablement.save(ONLY, write),
    readSweep: async () => sweep.read(ONLY),
    saveSweep: async (write) => sweep.save(ONLY, write),
    readSafeguards: async () => safeguards,
    changeSafeguards: async (change) => (safeguards = change(safeguards ?? NO_SAFEGUARDS)),
    readPausedUntil: async () => pausedUntil,
    pauseUntil: async (until) => {
      pausedUntil = later(pausedUntil, until);
    },
    cancelRun: async (runId) => {
      cancelled.add(runId);
    },
    isRunCancelled: async (runId) => cancelled.has(runId),
    readRelease: async () => release,
    saveRelease: async (saved) => {
      release = saved;
    },
    readCleanUp: async () => cleanUp,
    saveCleanUp: async (saved) => {
      cleanUp = saved;
    },
    readNewestProfileAt: async () => newestProfileAt,
    noteProfileAt: async (observedAt) => {
      newestProfileAt = later(newestProfileAt, observedAt);
    },
    takeFlagAllowance: async ({ day, wanted, limit }) => {
      const before = taken.get(day) ?? 0;
      const granted = Math.max(0, Math.min(wanted, limit - before));
      taken.set(day, before + granted);
      return granted;
    },
  };
}
