import { FLAG, sameFlag, type Flag, type StoredFlag } from '../../shared/domain/flag.ts';
import type { AuditId } from '../../shared/domain/ids.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';

/** What was done to a contact, in order: the invariants are about this list. */
export type Deed =
  | { what: 'evidence' | 'erased' }
  /** `unseen`: a person put back what we knew already, or decided before there was any evidence to decide about. */
  | { what: 'person' | 'unseen'; flag: Flag }
  | { what: 'write'; from: StoredFlag; to: StoredFlag; auditId: AuditId };

/** What a person's setting of the flag is to the product, by the snapshot as it is then. */
export function decisionDeed(snapshot: Snapshot | undefined, flag: Flag): Deed {
  const isSeen = !sameFlag(snapshot?.flag ?? null, flag);
  const isAboutEvidence = flag === FLAG.ignore || snapshot?.evidenceKey !== undefined;
  return { what: isSeen && isAboutEvidence ? 'person' : 'unseen', flag };
}
