import { newestObservedAt } from '../changes/newest-observed-at.ts';
import { addDays, dayOf, type Instant } from '../domain/calendar.ts';
import type { ProfileIndex } from '../profiles/contract.ts';
import type { ControlStore } from '../state/contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { findBereaved, type FindBereavedDeps } from './steps/find-bereaved.ts';
import { queueBereaved, type QueueBereavedDeps } from './steps/queue-bereaved.ts';

/** One page a tick: a million profiles are gone through in three and a half days, beside everything else. */
const PROFILES_PER_TICK = 1000;

/** A profile may stay this much longer than the setting says. */
const PAUSE_DAYS = 7;

export type RemoveOldProfilesDeps = FindBereavedDeps &
  QueueBereavedDeps & {
    profiles: Pick<ProfileIndex, 'listProfiles' | 'removeProfiles'>;
    control: Pick<ControlStore, 'readCleanUp' | 'saveCleanUp' | 'noteProfileAt'>;
    telemetry: Telemetry;
    profileRetentionDays: number;
  };

/**
 * Removes profiles that no source has reported for as long as they may be kept: a page, then a week's rest at the end.
 * Contacts whose verdict weighed one are judged without it.
 */
export async function removeOldProfiles(deps: RemoveOldProfilesDeps): Promise<void> {
  const today = dayOf(deps.clock.now());
  const { next, newestAt: newestBefore, doneOn } = (await deps.control.readCleanUp()) ?? {};
  if (next === undefined && doneOn !== undefined && addDays(doneOn, PAUSE_DAYS) > today) return;
  const page = await deps.profiles.listProfiles({ next, limit: PROFILES_PER_TICK });
  const keptSince = addDays(today, -deps.profileRetentionDays);
  const old = page.profiles.filter(({ observedAt }) => observedAt.slice(0, 10) < keptSince);
  const keys = old.map(({ key }) => key);
  await queueBereaved(deps, { items: await findBereaved(deps, keys), startedBy: 'timer' });
  await deps.profiles.removeProfiles(keys);
  if (old.length > 0) deps.telemetry.record('profiles.removed', { profiles: old.length });
  const newestAt = newestOf(page.profiles, { next, newestBefore }, deps.clock.now());
  if (page.next === undefined && newestAt !== undefined) await deps.control.noteProfileAt(newestAt);
  await deps.control.saveCleanUp(
    page.next === undefined ? { doneOn: today } : { next: page.next, ...(newestAt && { newestAt }) },
  );
}

type Before = { next: string | undefined; newestBefore: Instant | undefined };

/** Undefined where the pages before, gone through by an earlier version, left no newest: the next round will know. */
function newestOf(
  profiles: readonly { observedAt: Instant }[],
  { next, newestBefore }: Before,
  now: Date,
): Instant | undefined {
  if (newestBefore !== undefined) return newestObservedAt([...profiles, { observedAt: newestBefore }], now);
  return next === undefined ? newestObservedAt(profiles, now) : undefined;
}
