import type { ValidationJob } from '../../../shared/queue/contract.ts';
import type { JobCounts, Rejected, Run, RunProgress, RunStore } from '../../../shared/state/contract.ts';
import { VersionedMap } from './versioned-map.ts';

type Job = { items: number; done: boolean; counts: JobCounts; message?: ValidationJob };

function sumOf(jobs: readonly Job[]): Omit<RunProgress, 'rejectedRecords'> {
  const done = jobs.filter((job) => job.done);
  const counts: Record<string, number> = {};
  for (const [name, count] of done.flatMap((job) => Object.entries(job.counts))) {
    counts[name] = (counts[name] ?? 0) + count;
  }
  const itemsOf = (some: readonly Job[]): number => some.reduce((sum, job) => sum + job.items, 0);
  return {
    jobsSent: jobs.length,
    jobsDone: done.length,
    itemsSent: itemsOf(jobs),
    itemsDone: itemsOf(done),
    counts,
  };
}

const rejectedKey = ({ file, line, problem }: Rejected): string =>
  `${file}:${String(line).padStart(12, '0')}:${problem}`;

export function makeRunsDouble(): RunStore {
  const runs = new VersionedMap<Run>();
  const jobs = new VersionedMap<Job>();
  const rejected = new VersionedMap<Rejected>();
  return {
    saveRun: async (run) => {
      runs.put(run.runId, run);
    },
    readRun: async (runId) => runs.read(runId)?.row,
    listRuns: async ({ limit }) =>
      runs
        .rows()
        .toSorted((left, right) => Date.parse(right.startedAt) - Date.parse(left.startedAt))
        .slice(0, limit),
    addJobs: async (added) => {
      for (const { jobId, message } of added) {
        const { runId, source, items } = message;
        jobs.insert(`${runId}/${source}-${jobId}`, { items: items.length, done: false, counts: {}, message });
      }
    },
    listOpenJobs: async ({ runId, source }) =>
      jobs.rows(`${runId}/${source}-`).flatMap(({ message }) => message ?? []),
    finishJob: async ({ runId, source, jobId, counts }) => {
      const key = `${runId}/${source}-${jobId}`;
      const before = jobs.read(key)?.row;
      if (before?.done === true) return;
      jobs.put(key, { items: before?.items ?? 0, done: true, counts });
    },
    readProgress: async (runId) => ({
      ...sumOf(jobs.rows(`${runId}/`)),
      rejectedRecords: rejected.rows(`${runId}/`).length,
    }),
    addRejected: async ({ runId, records }) => {
      for (const record of records) rejected.put(`${runId}/${rejectedKey(record)}`, record);
    },
    listRejected: async (runId) => rejected.rows(`${runId}/`),
  };
}
