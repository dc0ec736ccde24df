import type { ContactStore, Environment } from '../../crm/contract.ts';
import type { Clock } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ProfileIndex } from '../../profiles/contract.ts';
import type { QueueSender } from '../../queue/contract.ts';
import type {
  AccountStore,
  AuditStore,
  ControlStore,
  DueStore,
  LinkStore,
  MemberStore,
  ParkedStore,
  RunStore,
  ScopeStore,
  SnapshotStore,
} from '../../state/contract.ts';
import type { HoldStore } from '../../state/hold-contract.ts';
import type { LearnedStore } from '../../state/learned-contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';
import type { LearnedReader } from '../steps/learned-companies.ts';

/** What validating works with; its steps ask for their part. */
export type ValidateContactsDeps = {
  contacts: ContactStore;
  environment: Environment;
  profiles: Pick<ProfileIndex, 'findByLookUpKeys' | 'readProfiles'>;
  snapshots: SnapshotStore;
  links: LinkStore;
  due: DueStore;
  members: MemberStore;
  scope: ScopeStore;
  accounts: AccountStore;
  holds: HoldStore;
  learned: Pick<LearnedStore, 'markAccounts'>;
  audit: AuditStore;
  control: ControlStore;
  runs: RunStore;
  parked: ParkedStore;
  queue: QueueSender;
  telemetry: Telemetry;
  clock: Clock;
  lookUpSecret: string;
  openOpportunitiesOnly: boolean;
  policy: Policy;
  rulesVersion: string;
  /** Of the reason that sellers see beside a flag; absent where the environment has no column for it. */
  language?: Language;
  readLearned: LearnedReader;
  dailyFlagLimit: number;
};
