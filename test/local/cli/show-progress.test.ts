import type { RunView } from '../../../local/cli/manage-client.ts';
import { showProgress } from '../../../local/cli/show-progress.ts';

const aRun = (itemsDone: number): RunView => ({
  runId: 'run-1',
  state: 'validating',
  progress: {
    jobsSent: 4,
    jobsDone: 1,
    itemsSent: 200,
    itemsDone,
    counts: { 'verified:still_there': itemsDone - 1, 'notAtCompany:position_ended': 1, 'flag:written': 1 },
    rejectedRecords: 0,
  },
});

function progressAt(times: number[], options: { quiet?: boolean } = {}) {
  const printed: string[] = [];
  const progress = showProgress({
    expected: 200,
    quiet: options.quiet ?? false,
    isTerminal: false,
    print: (line) => printed.push(line),
    now: () => times.shift() ?? 0,
  });
  return { progress, printed };
}

it('prints a line every few seconds where the output is no terminal', () => {
  const { progress, printed } = progressAt([0, 1_000, 4_000, 5_000]);
  for (const done of [10, 50, 60]) progress.update(aRun(done));
  expect(printed).toEqual(['50 of 200 contacts · 12 s left · verified 49 · notAtCompany 1']);
});

it('prints nothing when quiet', () => {
  const { progress, printed } = progressAt([0, 60_000], { quiet: true });
  progress.update(aRun(50));
  expect(printed).toEqual([]);
});
