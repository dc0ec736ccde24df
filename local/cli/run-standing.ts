import { countOutcomes } from './count-outcomes.ts';
import type { RunView } from './manage-client.ts';
import type { Standing } from './progress-text.ts';

const SCANNED: Record<string, string> = {
  members: 'users',
  accounts: 'accounts',
  opportunities: 'opportunities',
  connections: 'connections',
  profiles: 'profiles',
  contacts: 'contacts',
};

const countsOf = (run: RunView): string =>
  Object.entries(countOutcomes(run.progress.counts).byOutcome)
    .sort(([, left], [, right]) => right - left)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(' · ');

/** What a run is at: it reads one table after the other until the first contacts are queued, then validates. */
export function runStanding(run: RunView, expected: number): { stage: string; standing: Standing } {
  const { state, scan, progress } = run;
  if (state === 'scanning' && progress.itemsSent === 0) {
    const unit = SCANNED[scan?.stage ?? ''] ?? 'rows';
    return { stage: `reading ${unit}`, standing: { done: scan?.rows ?? 0, unit: 'so far' } };
  }
  const total = state === 'scanning' ? Math.max(expected, progress.itemsSent) : progress.itemsSent;
  const note = countsOf(run);
  return { stage: 'validating', standing: { done: progress.itemsDone, total, unit: 'validations', note } };
}
