import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { ValidationJob } from '../../../shared/queue/contract.ts';
import type { Run } from '../../../shared/state/contract.ts';
import { contactIdOf, runIdOf } from '../../builders/ids.ts';
import type { EveryField } from './every-field.ts';
import { jobIdOf } from './numbered-ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';

const aRun = (name: string, startedAt: string): Run => ({
  runId: runIdOf(name),
  kind: 'changes',
  epoch: 1,
  startedAt: instantSchema.parse(startedAt),
  startedBy: 'timer',
  dryRun: false,
});

const runId = runIdOf('run-1');
const source = 'page-1';

function job(number: number, items: number, overrides: Partial<ValidationJob> = {}) {
  const message: ValidationJob = {
    runId,
    epoch: 1,
    lane: 'first',
    source,
    partition: 'a',
    items: Array.from({ length: items }, (_, index) => ({
      contactId: contactIdOf(number * 1000 + index),
      cause: 'contact',
      stamp: 's',
    })),
    attempt: 0,
    failures: 0,
    ...overrides,
  };
  return { jobId: jobIdOf(number), message };
}

export function runContract(open: OpenStateForTest): void {
  describe('runs', () => {
    it('are read by id and listed latest first', async () => {
      const { runs } = await open();
      const first = aRun('b', '2026-11-01T00:00:00Z');
      const second = aRun('a', '2026-11-02T00:00:00Z');
      const third = aRun('c', '2026-11-02T00:30:00+01:00');
      for (const run of [first, second, third]) await runs.saveRun(run);
      const scanned: EveryField<Run> = {
        ...second,
        target: first.runId,
        scannedAt: second.startedAt,
        cancelledAt: second.startedAt,
      };
      await runs.saveRun(scanned);
      expect(await runs.readRun(runIdOf('a'))).toEqual(scanned);
      expect(await runs.readRun(runIdOf('z'))).toBeUndefined();
      expect(await runs.listRuns({ limit: 10 })).toEqual([scanned, third, first]);
      expect(await runs.listRuns({ limit: 2 })).toEqual([scanned, third]);
    });

    it('sum what their jobs did', async () => {
      const { runs } = await open();
      await runs.addJobs([job(1, 100), job(2, 40), job(3, 7)]);
      await runs.addJobs([job(4, 9, { runId: runIdOf('run-2') })]);
      await runs.finishJob({
        runId,
        source,
        jobId: jobIdOf(1),
        counts: { 'verified:still_there': 99, held: 1 },
      });
      await runs.finishJob({ runId, source, jobId: jobIdOf(2), counts: { 'verified:still_there': 40 } });
      expect(await runs.readProgress(runId)).toEqual({
        jobsSent: 3,
        jobsDone: 2,
        itemsSent: 147,
        itemsDone: 140,
        counts: { 'verified:still_there': 139, held: 1 },
        rejectedRecords: 0,
      });
    });

    it('count a finished job once, whatever comes later', async () => {
      const { runs } = await open();
      await runs.addJobs([job(1, 10)]);
      await Promise.all(
        [1, 2, 3].map(() => runs.finishJob({ runId, source, jobId: jobIdOf(1), counts: { written: 10 } })),
      );
      await runs.finishJob({ runId, source, jobId: jobIdOf(1), counts: { written: 3 } });
      await runs.addJobs([job(1, 10)]);
      expect(await runs.readProgress(runId)).toMatchObject({ jobsDone: 1, counts: { written: 10 } });
    });

    it('count a finished job that was never added, without items', async () => {
      const { runs } = await open();
      for (const restored of [7, 9])
        await runs.finishJob({ runId, source: 'undo-0', jobId: jobIdOf(1), counts: { restored } });
      const progress = { jobsSent: 1, jobsDone: 1, itemsSent: 0, itemsDone: 0, counts: { restored: 7 } };
      expect(await runs.readProgress(runId)).toMatchObject(progress);
      expect(await runs.listOpenJobs({ runId, source: 'undo-0' })).toEqual([]);
    });

    it('give back to a source what it booked and nobody has finished', async () => {
      const { runs } = await open();
      const other = 'f'.repeat(32);
      await runs.addJobs([
        job(1, 100),
        job(2, 2),
        job(3, 1, { source: 'page-10' }),
        job(4, 1, { source: other }),
      ]);
      await runs.finishJob({ runId, source, jobId: jobIdOf(1), counts: {} });
      expect(await runs.listOpenJobs({ runId, source })).toEqual([job(2, 2).message]);
      expect(await runs.listOpenJobs({ runId, source: other })).toEqual([
        job(4, 1, { source: other }).message,
      ]);
      expect(await runs.listOpenJobs({ runId, source: 'page-2' })).toEqual([]);
      expect(await runs.readProgress(runId)).toMatchObject({ jobsSent: 4, jobsDone: 1, itemsSent: 104 });
    });

    it('begin with no progress', async () => {
      const { runs } = await open();
      const nothing = {
        jobsSent: 0,
        jobsDone: 0,
        itemsSent: 0,
        itemsDone: 0,
        counts: {},
        rejectedRecords: 0,
      };
      expect(await runs.readProgress(runId)).toEqual(nothing);
    });

    it('list rejected records by file and line, each once', async () => {
      const { runs } = await open();
      const record = (file: string, line: number) => ({ file, line, problem: 'no profile URL' });
      await runs.addRejected({
        runId,
        records: [record('b.csv', 10), record('a.csv', 20), record('a.csv', 3)],
      });
      await runs.addRejected({ runId, records: [record('b.csv', 10)] });
      expect(await runs.listRejected(runId)).toEqual([
        record('a.csv', 3),
        record('a.csv', 20),
        record('b.csv', 10),
      ]);
      expect((await runs.readProgress(runId)).rejectedRecords).toBe(3);
    });
  });
}
