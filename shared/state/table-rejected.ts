import * as z from 'zod';
import { digest } from '../domain/digest.ts';
import type { RunId } from '../domain/ids.ts';
import type { Rejected, RunStore } from './contract.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import { runPartition } from './run-partition.ts';
import type { Row, StorageTable } from './storage-table.ts';

const REJECTED = 'rejected-';
// Enough digits for every line of the largest file.
const LINE_DIGITS = 12;

const rejectedRowSchema = z.object({ file: z.string(), line: z.number().int(), problem: z.string() });

/** The key follows from the record: a page that is read again reports it once. */
function rejectedRow(runId: RunId, record: Rejected): Row {
  const line = String(record.line).padStart(LINE_DIGITS, '0');
  return {
    partitionKey: runPartition(runId),
    rowKey: `${REJECTED}${digest(record.file, 16)}-${line}-${digest(record.problem, 8)}`,
    columns: columnsOf(record),
  };
}

const byFileAndLine = (left: Rejected, right: Rejected): number =>
  left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line;

/** Records of the profile feed that could not be read, by run. */
export function makeTableRejected(
  table: StorageTable,
): Pick<RunStore, 'addRejected' | 'listRejected'> & { countRejected: (runId: RunId) => Promise<number> } {
  const list = (runId: RunId) =>
    table.listAllRows({ partition: runPartition(runId), rowKeyPrefix: REJECTED });
  return {
    addRejected: ({ runId, records }) =>
      table.upsertRows(records.map((record) => rejectedRow(runId, record))),
    listRejected: async (runId) => {
      const rows = await list(runId);
      return rows.map((row) => parseRow(rejectedRowSchema, { table: table.name, row })).sort(byFileAndLine);
    },
    countRejected: async (runId) => (await list(runId)).length,
  };
}
