import { beginRun, followRun } from '../../../local/cli/follow-runs.ts';
import type { RunDetail } from '../../../local/cli/manage-client.ts';

const aRun = (state: RunDetail['state'], itemsDone = 0): RunDetail => ({
  runId: 'run-1',
  startedAt: '2026-11-02T09:00:00.000Z',
  state,
  progress: { jobsSent: 1, jobsDone: 0, itemsSent: 5, itemsDone, counts: {}, rejectedRecords: 0 },
  rejected: [],
});

/** Answers the given states one after the other, the last for ever. */
function clientWith(
  states: RunDetail[],
  options: { enabled?: boolean; starts?: ('running' | 'started')[]; others?: RunDetail[][] } = {},
) {
  const starts = options.starts ?? ['started'];
  const others = options.others ?? [];
  let started = 0;
  return {
    readRun: async () => (states.length > 1 ? states.shift() : states[0]) ?? aRun('finished'),
    listRuns: async () => ({ runs: others.shift() ?? [], parked: [] }),
    startRun: async () => ({ runId: `run-${(started += 1)}`, state: starts.shift() ?? ('started' as const) }),
    enable: async () => (options.enabled === true ? undefined : 'run-of-toggle'),
  };
}
const signal = new AbortController().signal;

it('follows the run that the toggle started', async () => {
  expect(await beginRun(clientWith([]), 'on', signal)).toBe('run-of-toggle');
});

it('lets an interrupted sweep finish and then starts one that reads everything as it is now', async () => {
  const client = clientWith([aRun('scanning'), aRun('finished')], {
    enabled: true,
    starts: ['running', 'started'],
  });
  expect(await beginRun(client, 'on', signal)).toBe('run-2');
});

it('waits for the run and for what follows from it, telling progress', async () => {
  const seen: number[] = [];
  const client = clientWith([aRun('scanning'), aRun('validating', 2), aRun('finished', 5)], {
    others: [[aRun('validating')], [aRun('finished')]],
  });
  const followed = await followRun(client, {
    runId: 'run-1',
    signal,
    onProgress: (run) => seen.push(run.progress.itemsDone),
  });
  expect(followed.run.state).toBe('finished');
  expect(seen).toEqual([0, 2, 5]);
});
