import type { ContactStore, FlagWrite, FlagWriteResult } from '../../crm/contract.ts';
import { instantOf, type Clock } from '../../domain/calendar.ts';
import type { FlagDetails } from '../../domain/flag-details.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { PendingWrite, Snapshot } from '../../domain/snapshot.ts';
import type { AuditStore, Versioned } from '../../state/contract.ts';
import { saveSettled, type SaveSettledDeps } from './save-settled.ts';
import { withdrawWrites, type WithdrawWritesDeps } from './withdraw-writes.ts';

export type WriteFlagsDeps = SaveSettledDeps &
  WithdrawWritesDeps & {
    contacts: Pick<ContactStore, 'writeFlags'>;
    audit: Pick<AuditStore, 'addEntries'>;
    clock: Clock;
  };

/**
 * `base` stands, with `pending` on it, until the write is settled. `wasPending`: an earlier write of it was announced and
 * never settled, and may still have been carried out.
 */
export type Intention = {
  base: Snapshot;
  etag: string | undefined;
  pending: PendingWrite;
  wasPending: boolean;
  /** Personal data, so it goes to Dataverse alone and not onto the snapshot. */
  details?: FlagDetails;
};

/** `again`: somebody was faster, read and decide anew. */
export type Written = { kind: 'written' | 'again' | 'gone' | 'retry' } | { kind: 'refused'; code: string };

/** Exactly once per intention: pending on the snapshot, Dataverse, audit, settled (promise 5). */
export async function writeFlags(
  deps: WriteFlagsDeps,
  intentions: readonly Intention[],
  signal: AbortSignal,
): Promise<ReadonlyMap<ContactId, Written>> {
  if (intentions.length === 0) return new Map();
  const announced = await deps.snapshots.saveSnapshots(
    intentions.map(({ base, etag, pending }) => ({ row: { ...base, pending }, etag })),
  );
  const intended = new Map(intentions.map((intention) => [intention.base.contactId, intention]));
  const outcomes = new Map<ContactId, Written>([...intended.keys()].map((id) => [id, { kind: 'again' }]));
  const held = [...announced.values()].filter((saved) => saved !== undefined);
  const writes = held.flatMap(({ row }) => toWrite(row, intended.get(row.contactId)?.details));
  const results = await deps.contacts.writeFlags({ writes, signal });
  for (const result of results) outcomes.set(result.contactId, written(result));

  const settled = held.filter(({ row }) => outcomes.get(row.contactId)?.kind === 'written');
  for (const id of await settlePending(deps, settled)) outcomes.set(id, { kind: 'again' });
  const undone = new Set(
    results
      .filter((result) => isUndone(result, intended.get(result.contactId)))
      .map(({ contactId }) => contactId),
  );
  const withdrawn = held.filter(({ row }) => undone.has(row.contactId));
  const isRefused = ({ row }: Versioned<Snapshot>) => outcomes.get(row.contactId)?.kind === 'refused';
  await withdrawWrites(deps, {
    refused: withdrawn.filter(isRefused),
    raced: withdrawn.filter((one) => !isRefused(one)),
    isNew: (id) => intended.get(id)?.etag === undefined,
  });
  return outcomes;
}

/** Certainly not carried out: whatever value stands there, somebody else wrote it. */
const isUndone = ({ kind, mayBeOurs }: FlagWriteResult, intention: Intention | undefined): boolean =>
  kind === 'refused' || (kind === 'changed' && mayBeOurs !== true && intention?.wasPending !== true);

function toWrite({ contactId, pending }: Snapshot, details: FlagDetails | undefined): FlagWrite[] {
  if (pending === undefined) return [];
  const { etag, from, to, auditId } = pending;
  return [{ contactId, etag, from, to, auditId, ...(details !== undefined && { details }) }];
}

function written({ kind, code }: FlagWriteResult): Written {
  if (kind === 'refused') return { kind, code: code ?? 'unknown' };
  return { kind: kind === 'changed' ? 'again' : kind };
}

/** Audits and settles writes known to have happened; answers those whose snapshot somebody changed meanwhile. */
export async function settlePending(
  deps: Omit<WriteFlagsDeps, 'contacts'>,
  snapshots: readonly Versioned<Snapshot>[],
): Promise<ContactId[]> {
  if (snapshots.length === 0) return [];
  const at = instantOf(deps.clock.now());
  await deps.audit.addEntries(
    snapshots.flatMap(({ row: { contactId, pending } }) => {
      if (pending === undefined) return [];
      const { auditId, runId, from, to, actor, settled } = pending;
      const { outcome, evidenceKey } = settled;
      const evidence = evidenceKey === undefined ? {} : { evidenceKey };
      return [{ auditId, runId, contactId, from, to, outcome, ...evidence, actor, at }];
    }),
  );
  return saveSettled(
    deps,
    snapshots.flatMap(({ row: { pending, ...before }, etag }) =>
      pending === undefined ? [] : [{ before, next: pending.settled, etag }],
    ),
  );
}
