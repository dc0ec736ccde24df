import { obstaclesOf } from '../../changes/obstacles.ts';
import type { Mode } from '../../domain/enablement.ts';
import { RetryLater } from '../../domain/failures.ts';
import type { Stage, Sweep } from '../../domain/sweep.ts';
import { readSafeguards } from '../steps/read-safeguards.ts';
import { scanAccounts } from './scan-accounts.ts';
import { scanConnections } from './scan-connections.ts';
import { scanContacts } from './scan-contacts.ts';
import { scanDeletions } from './scan-deletions.ts';
import { scanDue } from './scan-due.ts';
import { scanMembers } from './scan-members.ts';
import { scanOpportunities } from './scan-opportunities.ts';
import { scanOutdated } from './scan-outdated.ts';
import { scanProfiles } from './scan-profiles.ts';
import type { ScanStage, StageDeps, StageResult } from './stage.ts';

/** Where the other side names no time: long enough for a restart, short beside a day. */
const RETRY_AFTER_MS = 30_000;

const SCANS: Record<Stage, ScanStage> = {
  members: scanMembers,
  accounts: scanAccounts,
  opportunities: scanOpportunities,
  connections: scanConnections,
  profiles: scanProfiles,
  contacts: scanContacts,
  deletions: scanDeletions,
  due: scanDue,
  outdated: scanOutdated,
};

/** A side that is down or throttles makes the page wait, as a copy: redelivery would come at once. */
export async function readPage(
  deps: StageDeps,
  { sweep, stage, mode, signal }: { sweep: Sweep; stage: Stage; mode: Mode; signal: AbortSignal },
): Promise<StageResult> {
  const cursor = sweep.cursors[stage] ?? {};
  try {
    const safeguards = await readSafeguards(deps, signal);
    const obstacles = obstaclesOf(safeguards);
    if (obstacles.includes('other_environment'))
      return { rows: 0, items: [], cursor, complete: false, stopped: true };
    const paused = obstacles.length > 0 && mode === 'on' ? 'dryRun' : mode;
    const page = { sweep, mode: paused, signal, cursor, secured: safeguards.securedFields };
    return await SCANS[stage](deps, page);
  } catch (fault) {
    if (!(fault instanceof RetryLater)) throw fault;
    const waitMs = fault.retryAfterMs ?? RETRY_AFTER_MS;
    const { runId, page } = sweep;
    deps.telemetry.record('page.postponed', { runId, stage, page, reason: fault.reason, waitMs });
    return { rows: 0, items: [], cursor, complete: false, waitMs };
  }
}
