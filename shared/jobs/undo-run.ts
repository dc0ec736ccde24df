import { obstaclesOf } from '../changes/obstacles.ts';
import type { ContactStore } from '../crm/contract.ts';
import type { Contact } from '../domain/contact.ts';
import { modeOf } from '../domain/enablement.ts';
import { GiveUp, RetryLater } from '../domain/failures.ts';
import type { ContactId } from '../domain/ids.ts';
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
  runs: Pick<RunStore, 'readRun' | 'saveRun'>;
  control: ReadSafeguardsDeps['control'] & Pick<ControlStore, 'readEnablement'>;
  environment: ReadSafeguardsDeps['environment'];
  queue: Pick<QueueSender, 'sendPage'>;
  telemetry: Telemetry;
};

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
  const restored = await restorePatiently(deps, message, { entries, signal });
  if (restored === 'later') return;
  deps.telemetry.record('run.undone', { runId: target, restored, kept: entries.length - restored });
  if (next !== undefined) {
    await deps.queue.sendPage({ ...message, page: message.page + 1, cursor: next });
    return;
  }
  await markRun(deps, message.runId, 'scannedAt');
}

/** What somebody was faster at, or Dataverse had no time for or refuses, comes again as a copy of the page. */
async function restorePatiently(
  deps: UndoRunDeps,
  message: PageMessage,
  page: { entries: readonly AuditEntry[]; signal: AbortSignal },
): Promise<number | 'later'> {
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
): Promise<number> {
  const ids = entries.map(({ contactId }) => contactId);
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
  return kinds.filter((kind) => kind === 'written').length;
}
