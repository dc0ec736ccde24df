import type { ChangeFeed, Directory, TrackedTable, UnreadableRow } from '../../crm/contract.ts';
import type { Clock } from '../../domain/calendar.ts';
import type { Mode } from '../../domain/enablement.ts';
import type { Stamp } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import type { SyncingUserRule } from '../../domain/scope.ts';
import type { Cursor, Sweep } from '../../domain/sweep.ts';
import type { ProfileIndex, ProfileSource } from '../../profiles/contract.ts';
import type { JobItem, Lane } from '../../queue/contract.ts';
import type {
  AccountStore,
  ControlStore,
  DueStore,
  LinkStore,
  MemberStore,
  RunStore,
  ScopeStore,
  SnapshotStore,
} from '../../state/contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';

/** What the stages work with; each asks for its part. */
export type StageDeps = {
  changes: ChangeFeed;
  directory: Directory;
  source: ProfileSource;
  profiles: ProfileIndex;
  snapshots: SnapshotStore;
  links: LinkStore;
  due: DueStore;
  members: MemberStore;
  scope: ScopeStore;
  accounts: AccountStore;
  runs: RunStore;
  control: ControlStore;
  telemetry: Telemetry;
  clock: Clock;
  lookUpSecret: string;
  syncingUsers: SyncingUserRule;
  openOpportunitiesOnly: boolean;
  policy: Policy;
  rulesVersion: string;
};

export type StagePage = { sweep: Sweep; mode: Mode; cursor: Cursor; signal: AbortSignal };

export type StageResult = {
  rows: number;
  items: readonly JobItem[];
  lane?: Lane;
  /** The stage's cursor after this page; other stages' cursors that it resets. */
  cursor: Cursor;
  resets?: Partial<Sweep['cursors']>;
  complete: boolean;
  /** All snapshots are known to carry these rules. */
  appliedRules?: Stamp;
  /** The page cannot be read yet: look again later, the cursor stays. */
  waitMs?: number;
  /** To be done once the jobs are durable. */
  afterQueued?: () => Promise<void>;
};

export type ScanStage = (deps: StageDeps, page: StagePage) => Promise<StageResult>;

/** Reading position of a tracked table: the page to read now, or the start of the round. */
export const positionOf = ({ next, round }: Cursor): string | undefined => next ?? round;

/** Cursor after a page of a tracked table: the round's start stays until the round is complete (promise 2). */
export function advance(cursor: Cursor, page: { kind: 'more' | 'complete'; cursor: string }): Cursor {
  if (page.kind === 'complete') return { round: page.cursor };
  return { ...(cursor.round !== undefined && { round: cursor.round }), next: page.cursor };
}

/** Rows Dataverse holds and we cannot understand are reported like a feed's bad records; the others go on. */
export async function reportUnreadable(
  deps: Pick<StageDeps, 'runs' | 'telemetry'>,
  { sweep }: StagePage,
  { table, rows }: { table: TrackedTable; rows: readonly UnreadableRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map(({ id, problem }) => ({ file: `dataverse/${table}/${id}`, line: 0, problem }));
  await deps.runs.addRejected({ runId: sweep.runId, records });
  for (const record of records) deps.telemetry.record('record.rejected', record);
}
