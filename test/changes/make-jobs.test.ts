import { jobIdOf } from '../../shared/changes/job-id.ts';
import { makeJobs } from '../../shared/changes/make-jobs.ts';
import { snapshotPartition } from '../../shared/domain/snapshot-partition.ts';
import { type JobItem, validationJobSchema } from '../../shared/queue/contract.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';

const items = Array.from({ length: 2500 }, (_, index): JobItem => ({
  contactId: contactIdOf(index),
  cause: 'contact',
  stamp: String(index),
}));
const jobs = makeJobs({
  runId: runIdOf('run'),
  epoch: 1,
  lane: 'first',
  source: 'page-1',
  items: [...items, ...items],
});

it('cuts jobs of one partition each, with every item once', () => {
  const all = jobs.flatMap((job) => job.items);
  expect(all).toHaveLength(items.length);
  for (const job of jobs) {
    expect(validationJobSchema.parse(job)).toEqual(job);
    expect(new Set(job.items.map(({ contactId }) => snapshotPartition(contactId)))).toEqual(
      new Set([job.partition]),
    );
  }
});

it('names the same items the same, whatever their order, and another attempt differently', () => {
  const [job] = jobs;
  if (job === undefined) throw new Error('no job');
  expect(jobIdOf({ ...job, items: job.items.toReversed() })).toBe(jobIdOf(job));
  expect(jobIdOf({ ...job, attempt: 1 })).not.toBe(jobIdOf(job));
  expect(jobIdOf({ ...job, source: 'page-2' })).not.toBe(jobIdOf(job));
  expect(jobIdOf({ ...job, items: job.items.slice(1) })).not.toBe(jobIdOf(job));
});
