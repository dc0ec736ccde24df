import { flagAsLastSeen } from '../../changes/as-last-seen.ts';
import { isCovered } from '../../changes/covered.ts';
import { obstaclesOf } from '../../changes/obstacles.ts';
import { daySchema } from '../../domain/calendar.ts';
import { sameFlag } from '../../domain/flag.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { JobItem, ValidationJob } from '../../queue/contract.ts';
import type { Versioned } from '../../state/contract.ts';
import { claimProfiles } from '../steps/claim-profiles.ts';
import { withLearned } from '../steps/learned-companies.ts';
import { readInheritances } from '../steps/read-inheritances.ts';
import { readSafeguards } from '../steps/read-safeguards.ts';
import { readSituations } from '../steps/read-situations.ts';
import { withAccountsAsLastSeen } from '../steps/secured-accounts.ts';
import { settlePending } from '../steps/write-flags.ts';
import type { ValidateContactsDeps } from './deps.ts';
import { dropGone } from './drop-gone.ts';
import { forgetNoted } from './forget-noted.ts';
import { judgeAll } from './judge-all.ts';
import { limitFlags } from './limit-flags.ts';
import { parkRefused } from './park.ts';
import { passOnMerges } from './pass-on-merges.ts';
import { permissionToWork } from './permission-to-work.ts';
import { queueOthers } from './queue-others.ts';
import { saveQuiet } from './save-quiet.ts';
import { Tally } from './tally.ts';
import { writeJudged } from './write-judged.ts';

type Snapshots = ReadonlyMap<ContactId, Versioned<Snapshot>>;

/** What became of the items of one round. */
export type Round = {
  tally: Tally;
  /** Somebody was faster: read and decide again at once. */
  again: ReadonlySet<ContactId>;
  /** Dataverse asks for patience with these. */
  later: ReadonlySet<ContactId>;
  /** The toggle went off, the run was undone, or another environment was found in place of ours. */
  stopped: boolean;
};

const isSettled = (snapshot: Snapshot | undefined, flag: Snapshot['flag']): boolean =>
  snapshot?.pending !== undefined && sameFlag(snapshot.pending.to, flag);

/** Validates the contacts of these items once: snapshot and its version are read first (promise 1). */
export async function validateRound(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, signal }: { items: readonly JobItem[]; signal: AbortSignal },
): Promise<Round> {
  const tally = new Tally();
  const known = await readSafeguards(deps, signal);
  if (obstaclesOf(known).includes('other_environment')) return stopped(tally);
  const snapshots = await deps.snapshots.readSnapshots(contactIdsOf(items));
  const open = await leaveOutCovered(deps, { items, snapshots, tally });
  const ids = contactIdsOf(open);
  if (ids.length === 0) return { tally, again: new Set(), later: new Set(), stopped: false };

  const { contacts, unreadable } = await deps.contacts.readContacts({ ids, signal });
  const found = contacts.map(({ contact, ...rest }) => {
    const before = snapshots.get(contact.id)?.row;
    return { ...rest, contact: flagAsLastSeen(contact, { before, secured: known.securedFields }) };
  });
  await parkRefused(deps, job, unreadable, tally);
  const present = new Set<string>([
    ...found.map(({ contact }) => contact.id),
    ...unreadable.map(({ id }) => id),
  ]);
  await dropGone(deps, job, { items: open.filter((item) => !present.has(item.contactId)), snapshots, tally });

  const written = found.filter(({ contact }) => isSettled(snapshots.get(contact.id)?.row, contact.flag));
  await settlePending(
    deps,
    written.flatMap(({ contact }) => snapshots.get(contact.id) ?? []),
  );
  // What was settled just now is looked at again with its new snapshot; most of it is covered then.
  const again = new Set<ContactId>(written.map(({ contact }) => contact.id));
  const rest = found.filter(({ contact }) => !again.has(contact.id));
  const inheritances = await readInheritances(deps, { items: open, signal });
  const seen = await withAccountsAsLastSeen(deps, rest, { secured: known.securedFields });
  const { rows, knowledge } = await withLearned(deps.readLearned, seen);
  const read = await readSituations(deps, rows, snapshots, inheritances);
  const { situations, items: others } = await claimProfiles({ ...deps, knowledge }, read, open);

  const permission = await permissionToWork(deps.control, job.runId);
  if ('obstacle' in permission) return stopped(tally);
  await queueOthers(deps, job, [...others, ...passOnMerges(open, found)]);
  const judged = await judgeAll(deps, { situations, known, knowledge, mode: permission.mode });
  const judgements = await limitFlags(deps, judged, releasedOf(open));
  const saved = await saveQuiet(deps, { judgements, tally });
  const { retried, later } = await writeJudged(deps, job, { judgements, tally, signal });
  const unsettled = new Set([...saved, ...retried, ...later]);
  const settled = judgements.filter(({ next }) => !unsettled.has(next.contactId));
  await forgetNoted(deps, { items: open, settled });
  return { tally, again: new Set([...again, ...saved, ...retried]), later, stopped: false };
}

const stopped = (tally: Tally): Round => ({ tally, again: new Set(), later: new Set(), stopped: true });

async function leaveOutCovered(
  deps: ValidateContactsDeps,
  { items, snapshots, tally }: { items: readonly JobItem[]; snapshots: Snapshots; tally: Tally },
): Promise<JobItem[]> {
  const covered = items.filter((item) => isCovered(item, snapshots.get(item.contactId)?.row));
  const open = items.filter((item) => !covered.includes(item));
  const stillOpen = new Set(open.map(({ contactId }) => contactId));
  for (const id of new Set(covered.map(({ contactId }) => contactId))) {
    const outcome = snapshots.get(id)?.row.outcome;
    if (!stillOpen.has(id) && outcome !== undefined) tally.outcome(outcome);
  }
  const spent = covered.filter(({ cause }) => cause === 'due');
  await deps.due.removeDue(
    // A due item's stamp is the day of its row; the row of the snapshot's own day stays.
    spent
      .filter(({ contactId, stamp }) => snapshots.get(contactId)?.row.dueOn !== stamp)
      .map(({ contactId, stamp }) => ({ contactId, day: daySchema.parse(stamp) })),
  );
  return open;
}

const releasedOf = (items: readonly JobItem[]): ReadonlySet<ContactId> =>
  new Set(contactIdsOf(items.filter(({ cause }) => cause === 'released')));

const contactIdsOf = (items: readonly JobItem[]): ContactId[] => [
  ...new Set(items.map(({ contactId }) => contactId)),
];
