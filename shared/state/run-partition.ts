import type { RunId } from '../domain/ids.ts';

/** The partition of Runs that holds everything about one run. */
export const runPartition = (runId: RunId): string => `run-${runId}`;
