import { joinedRules, ruleStamps } from '../../changes/stamps.ts';
import type { RunId } from '../../domain/ids.ts';
import type { ScanStage, StageDeps } from './stage.ts';

/** One page at a time on the low-priority queue, so that new rules never delay the changes of the day. */
const SNAPSHOTS_PER_PAGE = 1000;
const LOOK_AGAIN_MS = 30_000;

/** Marks a cursor whose page queued jobs: the next page waits until these are done. */
const BUSY = 'busy:';
const IDLE = 'idle:';

/** Snapshots made by other rules or another policy are validated again, page by page (promise 15). */
export const scanOutdated: ScanStage = async (deps, { sweep, cursor }) => {
  const wanted = joinedRules(ruleStamps({ rulesVersion: deps.rulesVersion, policy: deps.policy }));
  if (sweep.appliedRules === wanted) return { rows: 0, items: [], cursor: {}, complete: true };
  // Rules that changed while an older backlog was under way begin from the start.
  const position = cursor.round === wanted ? cursor.next : undefined;
  if (position?.startsWith(BUSY) === true && (await isBusy(deps, sweep.runId))) {
    return { rows: 0, items: [], cursor, complete: false, waitMs: LOOK_AGAIN_MS };
  }
  const { snapshots, next } = await deps.snapshots.listSnapshots({
    next: position?.slice(BUSY.length),
    limit: SNAPSHOTS_PER_PAGE,
  });
  const items = snapshots
    .filter(({ stamps }) => joinedRules(stamps) !== wanted)
    .map(({ contactId }) => ({ contactId, cause: 'rules' as const, stamp: wanted }));
  const found = { rows: snapshots.length, items, lane: 'later' as const };
  if (next === undefined) return { ...found, cursor: {}, complete: true, appliedRules: wanted };
  return {
    ...found,
    cursor: { round: wanted, next: (items.length > 0 ? BUSY : IDLE) + next },
    complete: false,
  };
};

async function isBusy(deps: StageDeps, runId: RunId): Promise<boolean> {
  const { jobsSent, jobsDone } = await deps.runs.readProgress(runId);
  return jobsDone < jobsSent;
}
