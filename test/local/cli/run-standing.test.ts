import type { RunView } from '../../../local/cli/manage-client.ts';
import { runStanding } from '../../../local/cli/run-standing.ts';

const aRun = (overrides: Partial<RunView>, progress: Partial<RunView['progress']> = {}): RunView => ({
  runId: 'run-1',
  startedAt: '2026-11-02T09:00:00.000Z',
  state: 'scanning',
  ...overrides,
  progress: {
    jobsSent: 4,
    jobsDone: 1,
    itemsSent: 0,
    itemsDone: 0,
    counts: {},
    rejectedRecords: 0,
    ...progress,
  },
});

it('counts the rows of the table that is being read', () => {
  const run = aRun({ scan: { stage: 'profiles', rows: 12_000 } });
  expect(runStanding(run, 30_000)).toEqual({
    stage: 'reading profiles',
    standing: { done: 12_000, unit: 'so far' },
  });
});

it('expects all contacts while it still reads them, later those that were queued', () => {
  const counts = { 'verified:still_there': 9, 'notAtCompany:position_ended': 1, 'flag:written': 1 };
  const progress = { itemsSent: 50, itemsDone: 10, counts };
  const whileReading = runStanding(aRun({ scan: { stage: 'contacts', rows: 50 } }, progress), 200);
  const note = 'verified 9 · notAtCompany 1';
  expect(whileReading.standing).toEqual({ done: 10, total: 200, unit: 'validations', note });
  expect(runStanding(aRun({ state: 'validating' }, progress), 200).standing.total).toBe(50);
});
