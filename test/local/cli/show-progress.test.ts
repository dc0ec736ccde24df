import { showProgress } from '../../../local/cli/show-progress.ts';

/** Progress without a terminal on a clock and a timer of the test's own. */
function shown(options: { quiet?: boolean } = {}) {
  const printed: string[] = [];
  let now = 0;
  let show = (): void => undefined;
  const progress = showProgress({
    quiet: options.quiet ?? false,
    isTerminal: false,
    print: (line) => printed.push(line),
    now: () => now,
    repeat: (given) => {
      show = given;
      return () => {
        show = () => undefined;
      };
    },
  });
  const after = (ms: number) => {
    now += ms;
    show();
  };
  return { progress, printed, after };
}

it('prints a line of the stage every few seconds where the output is no terminal', () => {
  const { progress, printed, after } = shown();
  const tell = progress.stage('validating');
  tell({ done: 50, total: 200, unit: 'contacts', note: 'verified 49' });
  after(4_000);
  expect(printed).toEqual(['validating: 50 of 200 contacts · 12 s left · verified 49']);
});

it('shows that a stage goes on of which nothing can be counted', () => {
  const { progress, printed, after } = shown();
  progress.stage('starting');
  after(3_000);
  after(3_000);
  expect(printed).toEqual(['starting · 3 s', 'starting · 6 s']);
});

it('looks for itself where the work cannot tell', () => {
  const { progress, printed, after } = shown();
  let done = 0;
  progress.stage('importing', () => ({ done: (done += 10), unit: 'contacts' }));
  after(3_000);
  after(3_000);
  expect(printed).toEqual(['importing: 10 contacts', 'importing: 20 contacts']);
});

it('counts the time of each stage from its own beginning', () => {
  const { progress, printed, after } = shown();
  progress.stage('importing');
  after(60_000);
  progress.stage('validating')({ done: 1, total: 2, unit: 'contacts' });
  after(1_000);
  expect(printed.at(-1)).toBe('validating: 1 of 2 contacts · 1 s left');
});

it('prints nothing when quiet, nor once it has stopped', () => {
  const quiet = shown({ quiet: true });
  quiet.progress.stage('starting');
  quiet.after(60_000);
  const stopped = shown();
  stopped.progress.stage('starting');
  stopped.progress.stop();
  stopped.after(60_000);
  expect([...quiet.printed, ...stopped.printed]).toEqual([]);
});
