import { Presets, SingleBar } from 'cli-progress';
import { progressText, type Standing } from './progress-text.ts';

export type Progress = {
  /**
   * Begins a stage and answers how to tell of it: `told({ done: 3, total: 10, unit: 'contacts' })`. `look` is asked
   * whenever something is to be shown, for work that cannot tell by itself.
   */
  stage: (name: string, look?: () => Standing) => (standing: Standing) => void;
  /** Prints a line that stays, above what moves. */
  say: (line: string) => void;
  /** Nothing is shown any more. */
  stop: () => void;
};

/** Where nobody sees a bar move, a line now and then says as much. */
const LINE_EVERY_MS = 3_000;
const BAR_EVERY_MS = 500;

type Display = {
  everyMs: number;
  show: (text: string, standing: Standing | undefined) => void;
  say: (line: string) => void;
  stop: () => void;
};

type Print = (line: string) => void;

const lines = (print: Print): Display => ({
  everyMs: LINE_EVERY_MS,
  show: print,
  say: print,
  stop: () => undefined,
});

/** Back to the beginning of the line, and what stood there is gone (ECMA-48: CR, EL). */
const CLEAR_LINE = '\r\u001b[K';

function bar(print: Print): Display {
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
    say: (line) => {
      print(`${CLEAR_LINE}${line}`);
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
  print: Print;
  now: () => number;
  repeat?: Repeat;
}): Progress {
  const nothing = () => undefined;
  if (options.quiet) return { stage: () => nothing, say: nothing, stop: nothing };
  const { now, print, isTerminal, repeat = onTimer } = options;
  const display = isTerminal ? bar(print) : lines(print);
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
    say: (line) => {
      if (isStopped) print(line);
      else display.say(line);
    },
    stop: () => {
      if (isStopped) return;
      isStopped = true;
      stopRepeating();
      display.stop();
    },
  };
}
