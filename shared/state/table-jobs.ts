import * as z from 'zod';
import type { JobId, RunId } from '../domain/ids.ts';
import { validationJobSchema } from '../queue/contract.ts';
import type { RunProgress, RunStore } from './contract.ts';
import { columnsOf, jsonColumn, parseRow } from './row-columns.ts';
import { runPartition } from './run-partition.ts';
import type { Keys, StorageTable } from './storage-table.ts';
import { makeVersionedRow } from './versioned-row.ts';

const JOB = 'job-';

const jobRowSchema = z.object({
  items: z.number().int(),
  done: z.boolean(),
  counts: jsonColumn(z.record(z.string(), z.number())).exactOptional(),
  /** Until the job is done. */
  message: jsonColumn(validationJobSchema).exactOptional(),
});

type Source = { runId: RunId; source: string };

const sourcePrefix = (source: string): string => `${JOB}${source}-`;

const jobKeys = ({ runId, source, jobId }: Source & { jobId: JobId }): Keys => ({
  partitionKey: runPartition(runId),
  rowKey: `${sourcePrefix(source)}${jobId}`,
});

type JobProgress = Omit<RunProgress, 'rejectedRecords'>;

/** The jobs of a run: one row each, whose sums are the run's progress. */
export function makeTableJobs(table: StorageTable): Pick<
  RunStore,
  'addJobs' | 'listOpenJobs' | 'finishJob'
> & {
  countJobs: (runId: RunId) => Promise<JobProgress>;
} {
  return {
    addJobs: (jobs) =>
      table.insertRows(
        jobs.map(({ jobId, message }) => ({
          ...jobKeys({ ...message, jobId }),
          columns: columnsOf({ items: message.items.length, done: false, message }),
        })),
      ),
    listOpenJobs: async ({ runId, source }) => {
      const range = { partition: runPartition(runId), rowKeyPrefix: sourcePrefix(source) };
      const rows = await table.listAllRows(range);
      return rows.flatMap((row) => parseRow(jobRowSchema, { table: table.name, row }).message ?? []);
    },
    finishJob: ({ counts, ...job }) =>
      makeVersionedRow(table, { keys: jobKeys(job), schema: jobRowSchema }).change((current) =>
        current?.done === true ? undefined : { items: current?.items ?? 0, done: true, counts },
      ),
    countJobs: async (runId) => {
      // Without the messages, which are nearly all of it: progress is asked for every second.
      const columns = ['items', 'done', 'counts'];
      const rows = await table.listAllRows({ partition: runPartition(runId), rowKeyPrefix: JOB, columns });
      const sums = { jobsSent: 0, jobsDone: 0, itemsSent: 0, itemsDone: 0 };
      const counts: Record<string, number> = {};
      for (const row of rows) {
        const job = parseRow(jobRowSchema, { table: table.name, row });
        sums.jobsSent += 1;
        sums.itemsSent += job.items;
        if (!job.done) continue;
        sums.jobsDone += 1;
        sums.itemsDone += job.items;
        for (const [name, count] of Object.entries(job.counts ?? {})) {
          counts[name] = (counts[name] ?? 0) + count;
        }
      }
      return { ...sums, counts };
    },
  };
}
