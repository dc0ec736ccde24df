import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { runIdSchema, type RunId } from '../domain/ids.ts';
import type { Run, RunStore } from './contract.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import { runPartition } from './run-partition.ts';
import type { Keys, Row, StorageTable, StoredRow } from './storage-table.ts';
import { makeTableJobs } from './table-jobs.ts';
import { makeTableRejected } from './table-rejected.ts';

// Unlike any run's partition, which begins with `run-`.
const INDEX = 'latest';

/** What rows call a direct run, now as before: 0.3.0, which may be rolled back to, reads no other word for it. */
const STORED_DIRECT = 'release';

const headerRowSchema = z.object({
  runId: runIdSchema,
  kind: z
    .enum(['changes', 'reconcile', 'undo', 'direct', STORED_DIRECT])
    .transform((kind) => (kind === STORED_DIRECT ? 'direct' : kind)),
  epoch: z.number().int(),
  startedAt: instantSchema,
  startedBy: z.string(),
  dryRun: z.boolean(),
  target: runIdSchema.exactOptional(),
  scannedAt: instantSchema.exactOptional(),
  cancelledAt: instantSchema.exactOptional(),
});

const indexRowSchema = z.object({ runId: runIdSchema });

const headerColumns = (run: Run) =>
  columnsOf({ ...run, kind: run.kind === 'direct' ? STORED_DIRECT : run.kind });

const headerKeys = (runId: RunId): Keys => ({ partitionKey: runPartition(runId), rowKey: 'header' });

/** Rows come in ascending order only: the latest start has the smallest key. 13 digits last until the year 2286. */
const latestFirst = (startedAt: string): string =>
  String(9_999_999_999_999 - Date.parse(startedAt)).padStart(13, '0');

const indexRow = ({ runId, startedAt }: Run): Row => ({
  partitionKey: INDEX,
  rowKey: `${latestFirst(startedAt)}-${runId}`,
  columns: { runId },
});

/** Table Runs: a partition per run with its header, its jobs and its rejected records, and one that lists the runs. */
export function makeTableRuns(table: StorageTable): RunStore {
  const readHeader = (row: StoredRow): Run => parseRow(headerRowSchema, { table: table.name, row });
  const jobs = makeTableJobs(table);
  const rejected = makeTableRejected(table);
  return {
    saveRun: async (run) => {
      await table.upsertRows([indexRow(run)]);
      await table.upsertRows([{ ...headerKeys(run.runId), columns: headerColumns(run) }]);
    },
    readRun: async (runId) => {
      const [row] = await table.readRows([headerKeys(runId)]);
      return row === undefined ? undefined : readHeader(row);
    },
    listRuns: async ({ limit }) => {
      const { rows } = await table.listRows({ partition: INDEX, next: undefined, limit });
      const ids = rows.map((row) => parseRow(indexRowSchema, { table: table.name, row }).runId);
      return (await table.readRows(ids.map(headerKeys))).map(readHeader);
    },
    addJobs: jobs.addJobs,
    listOpenJobs: jobs.listOpenJobs,
    finishJob: jobs.finishJob,
    readProgress: async (runId) => ({
      ...(await jobs.countJobs(runId)),
      rejectedRecords: await rejected.countRejected(runId),
    }),
    addRejected: rejected.addRejected,
    listRejected: rejected.listRejected,
  };
}
