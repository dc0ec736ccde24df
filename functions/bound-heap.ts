import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { exposeCollector } from './expose-collector.ts';

/**
 * A job of 100 contacts leaves 17 MB. Measured at 30,000 contacts: collected after 16 MB, the peak is 246 MB and the run
 * takes 12 % longer; after 24, 246 to 265 MB and 4 to 10 %; after 32, 274 MB.
 */
const LEFT_BEHIND_MAX_BYTES = 24_000_000;

type OldObjects = {
  /** Of objects that outlived the young generation, whether anybody still holds them or not. */
  bytes: () => number;
  collect: () => void;
};

/** To be called whenever an invocation has ended: collects once enough was left behind since the last collection. */
export function makeCollector({ bytes, collect }: OldObjects): () => void {
  let kept = bytes();
  return () => {
    const held = bytes();
    kept = Math.min(kept, held); // V8 collects by itself, too
    if (held - kept < LEFT_BEHIND_MAX_BYTES) return;
    collect();
    kept = bytes();
  };
}

/**
 * Keeps the heap near what is in use, in Azure as on one's own machine. By default V8 takes up to four times as much:
 * 506 MB in place of 246 at 10,000 contacts (docs/benchmarks/local-run.md). It may grow by a fifth, and a collection
 * stops the app at once, for some 50 ms: beside running jobs V8 marks for so long that they double the heap meanwhile.
 * V8 reads both flags at each collection; they may be set in a process that runs.
 *
 * V8 minds that bound only when it asks the system for memory: what it once took it fills up again. Hence the collector
 * that this answers, which minds what is in use.
 */
export function boundHeap(): () => void {
  setFlagsFromString('--heap-growing-percent=20');
  setFlagsFromString('--no-incremental-marking');
  return makeCollector({
    bytes: () =>
      getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ?? 0,
    collect: exposeCollector(),
  });
}
