import { claimLinkKey } from '../../changes/claim-errand.ts';
import { freshReadingStamp } from '../../changes/fresh-reading.ts';
import { emailLookUpKey, profileLookUpKeys } from '../../changes/look-up-keys.ts';
import { mergeObservation } from '../../changes/merge-observation.ts';
import { newestObservedAt } from '../../changes/newest-observed-at.ts';
import { profileKeyOf } from '../../changes/profile-key.ts';
import { profileStamp } from '../../changes/profile-stamp.ts';
import type { LookUpKey, ProfileKey, Stamp } from '../../domain/ids.ts';
import type { Observation } from '../../domain/profile.ts';
import type { IndexedProfile } from '../../profiles/contract.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { ScanStage, StageDeps, StagePage } from './stage.ts';

const PERSONS_PER_PAGE = 1000;

/** Stored in place of the stamp until the jobs of that change are durable. */
const UNANNOUNCED = '0000000000000000' as Stamp; // sixteen digits, as every stamp

type Change = { before: IndexedProfile | undefined; after: IndexedProfile };

/**
 * One page of the source: profiles and keys are written before the links are read (promise 10), and a change counts
 * as announced only when its jobs are durable, so that a crash in between finds it again.
 */
export const scanProfiles: ScanStage = async (deps, page) => {
  const position = page.cursor.next ?? page.cursor.round;
  const read = await deps.source.readPage({ cursor: position, limit: PERSONS_PER_PAGE, signal: page.signal });
  await reportRejected(deps, page, read.rejected);
  await noteAge(deps, page, { observations: read.observations, fromTheStart: position === undefined });
  const changes = await mergeAll(deps, read.observations);
  const changed = changes.filter(({ before, after }) => before?.stamp !== after.stamp);
  const refreshed = changes.filter((change) => !changed.includes(change));
  const lookedFor = page.sweep.cursors.contacts !== undefined;
  const absent = new Set(changes.filter(({ before }) => !before).map(({ after }) => after.profile.key));
  await deps.profiles.saveProfiles(
    [
      ...refreshed.map(({ after }) => after),
      ...changed.map(({ after }) => (lookedFor ? { ...after, stamp: UNANNOUNCED } : after)),
    ],
    { absent },
  );
  return {
    rows: read.observations.length + read.rejected.length,
    // Before the first contacts page nobody has been validated, so nobody is linked.
    items: lookedFor ? [...(await itemsOf(deps, changed)), ...(await awaitingItems(deps, refreshed))] : [],
    cursor: read.more ? { ...page.cursor, next: read.cursor } : { round: read.cursor },
    complete: !read.more,
    ...(lookedFor && { afterQueued: () => deps.profiles.saveProfiles(changed.map(({ after }) => after)) }),
  };
};

type ReadNow = { observations: readonly Observation[]; fromTheStart: boolean };

/** The newest is kept for readiness once all are known to be among those it was taken from. */
async function noteAge(
  { telemetry, clock, control }: StageDeps,
  { sweep }: StagePage,
  { observations, fromTheStart }: ReadNow,
): Promise<void> {
  const newestAt = newestObservedAt(observations, clock.now());
  if (newestAt === undefined) return; // an empty page says nothing of its source
  const newestAgeHours = (clock.now().getTime() - Date.parse(newestAt)) / 3_600_000;
  telemetry.record('profiles.read', { runId: sweep.runId, profiles: observations.length, newestAgeHours });
  if (fromTheStart || (await control.readNewestProfileAt()) !== undefined)
    await control.noteProfileAt(newestAt);
}

async function mergeAll(deps: StageDeps, observations: readonly Observation[]): Promise<Change[]> {
  const erased = await deps.profiles.listErased();
  const keys = [...new Set(observations.map(profileKeyOf))];
  const indexed = await deps.profiles.readProfiles(keys);
  const merged = new Map<ProfileKey, IndexedProfile>();
  for (const observation of observations) {
    const profileKey = profileKeyOf(observation);
    const emailKey = emailLookUpKey(observation.email, { secret: deps.lookUpSecret });
    if (erased.has(profileKey) || (emailKey !== undefined && erased.has(emailKey))) continue;
    const before = merged.get(profileKey) ?? indexed.get(profileKey);
    const profile = mergeObservation(before?.profile, observation, {
      profileKey,
      ...(emailKey !== undefined && { emailKey }),
    });
    const lookUpKeys = profileLookUpKeys(profile, { secret: deps.lookUpSecret });
    merged.set(profileKey, { profile, stamp: profileStamp(profile), lookUpKeys });
  }
  return [...merged].map(([key, after]) => ({ before: indexed.get(key), after }));
}

/** Contacts linked to a changed profile, or looking for somebody under one of its keys, old or new. */
async function itemsOf(deps: StageDeps, changes: readonly Change[]): Promise<JobItem[]> {
  const keysOf = ({ before, after }: Change): LookUpKey[] => [
    ...(before?.lookUpKeys ?? []),
    ...after.lookUpKeys,
  ];
  const contactsByKey = await deps.links.listContacts([...new Set(changes.flatMap(keysOf))]);
  const items = changes.flatMap((change) => {
    const stamp = `${change.after.profile.key}:${change.after.stamp}`;
    const contactIds = new Set(keysOf(change).flatMap((key) => contactsByKey.get(key) ?? []));
    return [...contactIds].map((contactId) => ({ contactId, cause: 'profile' as const, stamp }));
  });
  const snapshots = await deps.snapshots.readSnapshots([...new Set(items.map(({ contactId }) => contactId))]);
  return items.filter(({ contactId, stamp }) => !snapshots.get(contactId)?.row.profileStamps.includes(stamp));
}

/**
 * A fresh reading that says the same is news for nobody, except for those whose outcome waits for one. The
 * snapshot tells who does, not the index: a page that is repeated finds them again.
 */
async function awaitingItems(deps: StageDeps, refreshed: readonly Change[]): Promise<JobItem[]> {
  // Whoever waits for a reading of a profile claims it: one key a profile, where looking up takes some five.
  const contactsByKey = await deps.links.listContacts(
    refreshed.map(({ after }) => claimLinkKey(after.profile.key)),
  );
  const contactIds = [...new Set([...contactsByKey.values()].flat())];
  const snapshots = await deps.snapshots.readSnapshots(contactIds);
  const today = deps.clock.today();
  const readings = new Map(refreshed.map(({ after: { profile } }) => [profile.key, profile.observedAt]));
  return [...snapshots.values()].flatMap(({ row }) => {
    const observedAt = row.profileKey === undefined ? undefined : readings.get(row.profileKey);
    if (observedAt === undefined) return [];
    const stamp = freshReadingStamp(row, { observedAt, today });
    return stamp === undefined ? [] : [{ contactId: row.contactId, cause: 'reading' as const, stamp }];
  });
}

async function reportRejected(
  deps: StageDeps,
  { sweep }: StagePage,
  records: readonly { file: string; line: number; problem: string }[],
): Promise<void> {
  if (records.length === 0) return;
  await deps.runs.addRejected({ runId: sweep.runId, records });
  for (const record of records) deps.telemetry.record('record.rejected', record);
}
