import { Presets, SingleBar } from 'cli-progress';
import { countOutcomes } from './count-outcomes.ts';
import type { RunView } from './manage-client.ts';

export type Progress = { update: (run: RunView) => void; stop: () => void };

/** Where nobody sees a bar move, a line now and then says as much. */
const LINE_EVERY_MS = 3_000;

const totalOf = (run: RunView, expected: number) =>
  run.state === 'scanning' ? Math.max(expected, run.progress.itemsSent) : run.progress.itemsSent;

const countsOf = (run: RunView) =>
  Object.entries(countOutcomes(run.progress.counts).byOutcome)
    .sort(([, left], [, right]) => right - left)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(' · ');

/** Time left at the pace so far; empty until there is a pace. */
function timeLeft(run: RunView, options: { total: number; elapsedMs: number }): string {
  const done = run.progress.itemsDone;
  if (done === 0 || done >= options.total) return '';
  const seconds = Math.ceil(((options.elapsedMs / done) * (options.total - done)) / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}

function lines(options: { expected: number; print: (line: string) => void; now: () => number }): Progress {
  const startedAt = options.now();
  let printedAt = startedAt;
  return {
    update: (run) => {
      const at = options.now();
      if (at - printedAt < LINE_EVERY_MS) return;
      printedAt = at;
      const total = totalOf(run, options.expected);
      const left = timeLeft(run, { total, elapsedMs: at - startedAt });
      const parts = [`${run.progress.itemsDone} of ${total} contacts`, left, countsOf(run)];
      options.print(parts.filter((part) => part !== '').join(' · '));
    },
    stop: () => undefined,
  };
}

function bar(options: { expected: number; now: () => number }): Progress {
  const startedAt = options.now();
  const format = '{bar} {percentage}% · {value} of {total} contacts{left}{counts}';
  const single = new SingleBar(
    { format, hideCursor: true, barsize: 30, clearOnComplete: false },
    Presets.shades_classic,
  );
  single.start(options.expected, 0, { left: '', counts: '' });
  const after = (text: string) => (text === '' ? '' : ` · ${text}`);
  return {
    update: (run) => {
      const total = totalOf(run, options.expected);
      const left = timeLeft(run, { total, elapsedMs: options.now() - startedAt });
      single.setTotal(total);
      single.update(run.progress.itemsDone, { left: after(left), counts: after(countsOf(run)) });
    },
    stop: () => {
      single.stop();
    },
  };
}

/** A bar with the counts and the time left, or lines where the output is no terminal; nothing when quiet. */
export function showProgress(options: {
  expected: number;
  quiet: boolean;
  isTerminal: boolean;
  print: (line: string) => void;
  now: () => number;
}): Progress {
  if (options.quiet) return { update: () => undefined, stop: () => undefined };
  return options.isTerminal ? bar(options) : lines(options);
}
