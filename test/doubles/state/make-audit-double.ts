import type { AuditEntry, AuditStore } from '../../../shared/state/contract.ts';
import { pageOf } from './page-of.ts';
import { VersionedMap } from './versioned-map.ts';

export function makeAuditDouble(): AuditStore {
  const byRun = new VersionedMap<AuditEntry>();
  const byContact = new VersionedMap<AuditEntry>();
  return {
    addEntries: async (entries) => {
      for (const entry of entries) {
        byRun.insert(`${entry.runId}/${entry.auditId}`, entry);
        byContact.insert(`${entry.contactId}/${entry.auditId}`, entry);
      }
    },
    listByRun: async ({ runId, ...page }) => {
      const { rows, ...next } = pageOf(byRun.entries(`${runId}/`), page);
      return { entries: rows, ...next };
    },
    eraseContacts: async (contactIds) => {
      for (const contactId of contactIds) {
        for (const { runId, auditId } of byContact.rows(`${contactId}/`)) {
          byRun.delete(`${runId}/${auditId}`);
          byContact.delete(`${contactId}/${auditId}`);
        }
      }
    },
    listByContact: async (contactId) =>
      byContact.rows(`${contactId}/`).toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at)),
  };
}
