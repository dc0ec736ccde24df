import { auditIdOf } from '../../changes/audit-id.ts';
import { withKey } from '../../changes/decide-flag.ts';
import type { Contact } from '../../domain/contact.ts';
import { FLAG, sameFlag } from '../../domain/flag.ts';
import type { RunId } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { AuditEntry, Versioned } from '../../state/contract.ts';
import type { Intention } from './write-flags.ts';

/** Our value is there, or the one an undo restored, and this entry is the last thing we wrote. */
export function standsStill(entry: AuditEntry, { row }: Versioned<Snapshot>, contact: Contact): boolean {
  const { contactId, from, to, evidenceKey } = entry;
  const lastWrite = auditIdOf({ contactId, writes: row.writes - 1, from, to, evidenceKey });
  const isUntouched = row.flagOwner === 'us' || row.outcome.reason === 'undone';
  return lastWrite === entry.auditId && isUntouched && sameFlag(contact.flag, to);
}

/** The previous value returns, and the evidence behind ours does not flag again. */
export function intentionOf({
  entry,
  saved,
  contact,
  runId,
}: {
  entry: AuditEntry;
  saved: Versioned<Snapshot>;
  contact: Contact;
  runId: RunId;
}): Intention {
  const { pending, ...base } = saved.row;
  const to = entry.from ?? FLAG.noFeedback;
  const { contactId, evidenceKey } = entry;
  const settled: Snapshot = {
    ...base,
    outcome: { kind: 'ignored', reason: 'undone' },
    dismissedKeys: withKey(base.dismissedKeys, evidenceKey),
    flag: to,
    // A 1 that comes back was asked for: the next validation must not take it back on the evidence it had then.
    flagOwner: to === FLAG.notAtCompany ? 'person' : 'us',
    writes: base.writes + 1,
  };
  return {
    base,
    etag: saved.etag,
    wasPending: pending !== undefined,
    pending: {
      from: contact.flag,
      to,
      etag: contact.etag,
      auditId: auditIdOf({ contactId, writes: base.writes, from: contact.flag, to, evidenceKey }),
      runId,
      settled,
      actor: 'undo',
    },
  };
}
