import { digest } from '../domain/digest.ts';
import type { StoredFlag } from '../domain/flag.ts';
import type { AuditId, ContactId, EvidenceKey } from '../domain/ids.ts';

/** One intention: `writes` counts what was settled before it, so that the same change later is another intention. */
export function auditIdOf(intention: {
  contactId: ContactId;
  writes: number;
  from: StoredFlag;
  to: StoredFlag;
  evidenceKey?: EvidenceKey | undefined;
}): AuditId {
  const { contactId, writes, from, to, evidenceKey } = intention;
  // Null and 0 mean the same to a reader, so they make the same intention.
  return digest([contactId, writes, from ?? 0, to ?? 0, evidenceKey], 32) as AuditId; // 32 digits make the brand
}
