import { COMMAND_LINE_ID, DEVELOPER_ID } from '../../../local/access/development-key.ts';
import { beginRun, followRun } from '../../../local/cli/follow-runs.ts';
import type { RunDetail, Toggle } from '../../../local/cli/manage-client.ts';

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
  options: {
    toggle?: Toggle;
    enabled?: boolean;
    starts?: ('running' | 'started')[];
    others?: RunDetail[][];
  } = {},
) {
  const starts = options.starts ?? ['started'];
  const others = options.others ?? [];
  let started = 0;
  return {
    readToggle: async () => options.toggle ?? { dataValidation: 'off' as const, changedBy: 'installation' },
    readRun: async () => (states.length > 1 ? states.shift() : states[0]) ?? aRun('finished'),
    listRuns: async () => ({ runs: others.shift() ?? [], parked: [] }),
    startRun: async () => ({ runId: `run-${(started += 1)}`, state: starts.shift() ?? ('started' as const) }),
    enable: async () => (options.enabled === true ? undefined : 'run-of-toggle'),
  };
}
const signal = new AbortController().signal;

it('follows the run that the toggle started', async () => {
  expect(await beginRun(clientWith([]), 'on', signal)).toEqual({
    kind: 'begun',
    runId: 'run-of-toggle',
    mode: 'on',
  });
});

it('lets an interrupted sweep finish and then starts one that reads everything as it is now', async () => {
  const client = clientWith([aRun('scanning'), aRun('finished')], {
    enabled: true,
    starts: ['running', 'started'],
  });
  expect(await beginRun(client, 'on', signal)).toMatchObject({ runId: 'run-2' });
});

describe('a decision about the toggle', () => {
  const decided = (dataValidation: Toggle['dataValidation'], changedBy = DEVELOPER_ID) =>
    clientWith([], { toggle: { dataValidation, changedBy } });

  it('stays when somebody made it through the API: off, or a dry run', async () => {
    expect(await beginRun(decided('off'), 'on', signal)).toEqual({ kind: 'off' });
    expect(await beginRun(decided('off'), 'dryRun', signal)).toEqual({ kind: 'off' });
    expect(await beginRun(decided('dryRun'), 'on', signal)).toMatchObject({ mode: 'dryRun' });
  });

  it('gives way to the option of this start when an earlier start made it', async () => {
    expect(await beginRun(decided('dryRun', COMMAND_LINE_ID), 'on', signal)).toMatchObject({ mode: 'on' });
    expect(await beginRun(decided('on'), 'dryRun', signal)).toMatchObject({ mode: 'dryRun' });
  });
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
