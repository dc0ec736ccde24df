import type { ChangeFeed, ContactStore, Directory, Environment } from '../../crm/contract.ts';
import type { Clock } from '../../domain/calendar.ts';
import type { Mode } from '../../domain/enablement.ts';
import type { Stamp } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import type { SecuredField } from '../../domain/safeguards.ts';
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
import type { HoldStore } from '../../state/hold-contract.ts';
import type { LearnedStore } from '../../state/learned-contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';

/** What the stages work with; each asks for its part. */
export type StageDeps = {
  changes: ChangeFeed;
  contacts: Pick<
    ContactStore,
    'listContactsOfAccounts' | 'listChildAccounts' | 'listExisting' | 'readContacts'
  >;
  directory: Directory;
  environment: Environment;
  source: ProfileSource;
  profiles: ProfileIndex;
  snapshots: SnapshotStore;
  links: LinkStore;
  due: DueStore;
  members: MemberStore;
  scope: ScopeStore;
  accounts: AccountStore;
  learned: LearnedStore;
  holds: Pick<HoldStore, 'deleteMovesOf'>;
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

export type StagePage = {
  sweep: Sweep;
  mode: Mode;
  cursor: Cursor;
  /** Evidence that may be hidden from us. */
  secured: readonly SecuredField[];
  signal: AbortSignal;
};

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
  /** Another environment is found in place of ours: nothing is read until that is settled. */
  stopped?: true;
  /** To be done once the jobs are durable. */
  afterQueued?: () => Promise<void>;
};

export type ScanStage = (deps: StageDeps, page: StagePage) => Promise<StageResult>;
