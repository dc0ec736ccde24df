import { undoJobIdOf } from '../changes/job-id.ts';
import { obstaclesOf } from '../changes/obstacles.ts';
import type { ContactStore } from '../crm/contract.ts';
import type { Contact } from '../domain/contact.ts';
import { modeOf } from '../domain/enablement.ts';
import { GiveUp, RetryLater } from '../domain/failures.ts';
import type { ContactId, RunId } from '../domain/ids.ts';
import type { PageMessage, QueueSender } from '../queue/contract.ts';
import type { AuditEntry, AuditStore, ControlStore, RunStore, SnapshotStore } from '../state/contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { markRun } from './steps/mark-run.ts';
import { readSafeguards, type ReadSafeguardsDeps } from './steps/read-safeguards.ts';
import { intentionOf, standsStill } from './steps/take-back.ts';
import { writeFlags, type Intention, type WriteFlagsDeps } from './steps/write-flags.ts';

const ENTRIES_PER_PAGE = 100;
const RETRY_AFTER_MS = 10_000;
/** Until an admin has confirmed the environment or given a privilege back. */
const ADMIN_ACTS_MS = 10 * 60_000;

export type UndoRunDeps = WriteFlagsDeps & {
  contacts: ContactStore;
  snapshots: SnapshotStore;
  audit: AuditStore;
  runs: Pick<RunStore, 'readRun' | 'saveRun' | 'finishJob'>;
  control: ReadSafeguardsDeps['control'] & Pick<ControlStore, 'readEnablement'>;
  environment: ReadSafeguardsDeps['environment'];
  queue: Pick<QueueSender, 'sendPage'>;
  telemetry: Telemetry;
};

/** Contacts of a page. `kept`: what stands there is no longer what the run wrote. */
type Restored = { restored: number; kept: number };

/**
 * Takes back one page of a run's writes: the previous value returns only where ours still stands, and the evidence
 * behind it does not flag again (promise 14).
 */
export async function undoRun(deps: UndoRunDeps, message: PageMessage, signal: AbortSignal): Promise<void> {
  const { target, cursor } = message;
  if (target === undefined) return;
  if (await mayNotWrite(deps)) return markRun(deps, message.runId, 'cancelledAt');
  const { entries, next } = await deps.audit.listByRun({
    runId: target,
    next: cursor,
    limit: ENTRIES_PER_PAGE,
  });
  const done = await restorePatiently(deps, message, { entries, signal });
  if (done === 'later') return;
  await countPage(deps, message, done);
  deps.telemetry.record('run.undone', { runId: target, ...done });
  if (next !== undefined) {
    await deps.queue.sendPage({ ...message, page: message.page + 1, cursor: next });
    return;
  }
  await markRun(deps, message.runId, 'scannedAt');
}

/** Each page counts once, as a job of the undo: what it has taken back shows while it goes on. */
async function countPage(
  { runs }: UndoRunDeps,
  { runId, page }: PageMessage,
  { restored, kept }: Restored,
): Promise<void> {
  const counts = {
    ...(restored > 0 && { 'flag:restored': restored }),
    ...(kept > 0 && { 'flag:kept': kept }),
  };
  await runs.finishJob({
    runId,
    source: `undo-${String(page)}`,
    jobId: undoJobIdOf({ runId, page }),
    counts,
  });
}

/** What somebody was faster at, or Dataverse had no time for or refuses, comes again as a copy of the page. */
async function restorePatiently(
  deps: UndoRunDeps,
  message: PageMessage,
  page: { entries: readonly AuditEntry[]; signal: AbortSignal },
): Promise<Restored | 'later'> {
  try {
    const safeguards = await readSafeguards(deps, page.signal);
    if (obstaclesOf(safeguards).includes('other_environment'))
      throw new RetryLater('other_environment', { retryAfterMs: ADMIN_ACTS_MS });
    return await restore(deps, message, page);
  } catch (fault) {
    if (!(fault instanceof RetryLater || fault instanceof GiveUp)) throw fault;
    const waitMs = fault instanceof GiveUp ? ADMIN_ACTS_MS : (fault.retryAfterMs ?? RETRY_AFTER_MS);
    const { runId, attempt } = message;
    deps.telemetry.record('undo.postponed', { runId, reason: fault.reason, waitMs });
    const notBefore = new Date(deps.clock.now().getTime() + waitMs);
    await deps.queue.sendPage({ ...message, attempt: attempt + 1 }, { notBefore });
    return 'later';
  }
}

/** An undo begun while validation was on is cancelled with it: a dry run writes nothing either. */
async function mayNotWrite({ control }: UndoRunDeps): Promise<boolean> {
  return modeOf(await control.readEnablement()) !== 'on';
}

async function restore(
  deps: UndoRunDeps,
  { runId }: PageMessage,
  { entries, signal }: { entries: readonly AuditEntry[]; signal: AbortSignal },
): Promise<Restored> {
  const ids = [...new Set(entries.map(({ contactId }) => contactId))];
  const snapshots = await deps.snapshots.readSnapshots(ids);
  const { contacts } = await deps.contacts.readContacts({ ids, signal });
  const rows = new Map<ContactId, Contact>(contacts.map(({ contact }) => [contact.id, contact]));
  const intentions = entries.flatMap((entry): Intention[] => {
    const saved = snapshots.get(entry.contactId);
    const contact = rows.get(entry.contactId);
    if (saved === undefined || contact === undefined || !standsStill(entry, saved, contact)) return [];
    return [intentionOf({ entry, saved, contact, runId })];
  });
  const results = await writeFlags(deps, intentions, signal);
  const kinds = [...results.values()].map(({ kind }) => kind);
  if (kinds.includes('again') || kinds.includes('retry')) throw new RetryLater('lost_race');
  const written = kinds.filter((kind) => kind === 'written').length;
  const undone = [...snapshots.values()].filter(
    ({ row }) => row.outcome.reason === 'undone' && !results.has(row.contactId),
  );
  const earlier = await writtenEarlier(deps, { runId, contactIds: undone.map(({ row }) => row.contactId) });
  return { restored: written + earlier, kept: ids.length - written - earlier };
}

/** By an earlier attempt at the page, which the audit tells from another undo of the same run. */
async function writtenEarlier(
  { audit }: UndoRunDeps,
  { runId, contactIds }: { runId: RunId; contactIds: readonly ContactId[] },
): Promise<number> {
  let count = 0;
  for (const contactId of contactIds) {
    const history = await audit.listByContact(contactId);
    if (history.some((entry) => entry.runId === runId)) count += 1;
  }
  return count;
}
