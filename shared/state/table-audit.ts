import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { flagSchema } from '../domain/flag.ts';
import { auditIdSchema, contactIdSchema, evidenceKeySchema, runIdSchema } from '../domain/ids.ts';
import type { AuditEntry, AuditStore } from './contract.ts';
import { outcomeColumns, readOutcome } from './outcome-columns.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import { keysOf, type Row, type StorageTable, type StoredRow } from './storage-table.ts';

const auditRowSchema = z.object({
  auditId: auditIdSchema,
  runId: runIdSchema,
  contactId: contactIdSchema,
  /** No column = null in Dataverse. */
  from: flagSchema.exactOptional(),
  to: flagSchema,
  ...outcomeColumns,
  evidenceKey: evidenceKeySchema.exactOptional(),
  actor: z.string(),
  at: instantSchema,
});

const entrySchema = auditRowSchema.transform(({ outcome, reason, ...row }, context): AuditEntry => ({
  ...row,
  from: row.from ?? null,
  outcome: readOutcome({ outcome, reason }, context),
}));

const contactPartition = (contactId: AuditEntry['contactId']): string => `contact-${contactId}`;
const runPartition = (runId: AuditEntry['runId']): string => `run-${runId}`;

/** The same entry twice: a contact's history and a run's are both one partition. */
function auditRows(entry: AuditEntry): { byContact: Row; byRun: Row } {
  const { outcome, ...same } = entry;
  const columns = columnsOf({ ...same, outcome: outcome.kind, reason: outcome.reason });
  return {
    byContact: { partitionKey: contactPartition(entry.contactId), rowKey: entry.auditId, columns },
    byRun: { partitionKey: runPartition(entry.runId), rowKey: entry.auditId, columns },
  };
}

/** Table Audit: insert-only. */
export function makeTableAudit(table: StorageTable): AuditStore {
  const read = (row: StoredRow): AuditEntry => parseRow(entrySchema, { table: table.name, row });
  return {
    addEntries: async (entries) => {
      const rows = entries.map(auditRows);
      // The run's row first: what an undo lists must be there when the history says it happened.
      await table.insertRows(rows.map((row) => row.byRun));
      await table.insertRows(rows.map((row) => row.byContact));
    },
    listByRun: async ({ runId, ...page }) => {
      const { rows, ...next } = await table.listRows({ partition: runPartition(runId), ...page });
      return { entries: rows.map(read), ...next };
    },
    eraseContacts: async (contactIds) => {
      for (const contactId of contactIds) {
        const rows = await table.listAllRows({ partition: contactPartition(contactId) });
        const entries = rows.map(read);
        await table.deleteRows(
          entries.map(({ runId, auditId }) => ({ partitionKey: runPartition(runId), rowKey: auditId })),
        );
        // Last: these rows are what leads to the others.
        await table.deleteRows(rows.map(keysOf));
      }
    },
    listByContact: async (contactId) => {
      const rows = await table.listAllRows({ partition: contactPartition(contactId) });
      return rows.map(read).sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
    },
  };
}
