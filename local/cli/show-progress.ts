import { Presets, SingleBar } from 'cli-progress';
import { progressText, type Standing } from './progress-text.ts';

export type Progress = {
  /**
   * Begins a stage and answers how to tell of it: `told({ done: 3, total: 10, unit: 'contacts' })`. `look` is asked
   * whenever something is to be shown, for work that cannot tell by itself.
   */
  stage: (name: string, look?: () => Standing) => (standing: Standing) => void;
  /** Nothing is shown any more. */
  stop: () => void;
};

/** Where nobody sees a bar move, a line now and then says as much. */
const LINE_EVERY_MS = 3_000;
const BAR_EVERY_MS = 500;

type Display = {
  everyMs: number;
  show: (text: string, standing: Standing | undefined) => void;
  stop: () => void;
};

const lines = (print: (line: string) => void): Display => ({
  everyMs: LINE_EVERY_MS,
  show: print,
  stop: () => undefined,
});

function bar(): Display {
  const single = new SingleBar(
    { format: '{bar} {percentage}% · {text}', hideCursor: true, barsize: 20, clearOnComplete: false },
    Presets.shades_classic,
  );
  single.start(1, 0, { text: '' });
  return {
    everyMs: BAR_EVERY_MS,
    show: (text, standing) => {
      single.setTotal(Math.max(1, standing?.total ?? 1));
      single.update(standing?.total === undefined ? 0 : standing.done, { text });
    },
    stop: () => {
      single.stop();
    },
  };
}

/** Shows again and again until it is told to stop; keeps no process alive. */
export type Repeat = (show: () => void, everyMs: number) => () => void;

const onTimer: Repeat = (show, everyMs) => {
  const timer = setInterval(show, everyMs).unref();
  return () => {
    clearInterval(timer);
  };
};

/** A bar with the counts and the time left, or lines where the output is no terminal; nothing when quiet. */
export function showProgress(options: {
  quiet: boolean;
  isTerminal: boolean;
  print: (line: string) => void;
  now: () => number;
  repeat?: Repeat;
}): Progress {
  if (options.quiet) return { stage: () => () => undefined, stop: () => undefined };
  const { now, print, isTerminal, repeat = onTimer } = options;
  const display = isTerminal ? bar() : lines(print);
  let current: { name: string; startedAt: number; look: () => Standing | undefined } | undefined;
  let isStopped = false;
  const stopRepeating = repeat(() => {
    if (current === undefined) return;
    const { name, startedAt, look } = current;
    const standing = look();
    display.show(progressText(name, { standing, elapsedMs: now() - startedAt }), standing);
  }, display.everyMs);
  return {
    stage: (name, look) => {
      let told: Standing | undefined;
      current = { name, startedAt: now(), look: look ?? (() => told) };
      return (standing) => {
        told = standing;
      };
    },
    stop: () => {
      if (isStopped) return;
      isStopped = true;
      stopRepeating();
      display.stop();
    },
  };
}
