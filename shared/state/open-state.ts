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
} from './contract.ts';
import type { HoldStore } from './hold-contract.ts';
import { makeTableAccounts } from './table-accounts.ts';
import { makeTableAudit } from './table-audit.ts';
import { makeTableControl } from './table-control.ts';
import { makeTableDue } from './table-due.ts';
import { makeTableHolds } from './table-holds.ts';
import { makeTableLinks } from './table-links.ts';
import { makeTableMembers } from './table-members.ts';
import { makeTableParked } from './table-parked.ts';
import { makeTableRuns } from './table-runs.ts';
import { makeTableScope } from './table-scope.ts';
import { makeTableSnapshots } from './table-snapshots.ts';
import { makeTableStorage, type TableStorageOptions } from './table-storage.ts';

/** Every store of the room. */
export type State = {
  snapshots: SnapshotStore;
  links: LinkStore;
  control: ControlStore;
  audit: AuditStore;
  due: DueStore;
  members: MemberStore;
  scope: ScopeStore;
  accounts: AccountStore;
  holds: HoldStore;
  runs: RunStore;
  parked: ParkedStore;
};

/** Opens all stores. Nothing is sent yet: call `createTablesIfMissing` once at start. */
export function openState(
  options: TableStorageOptions,
): State & { createTablesIfMissing: () => Promise<void> } {
  const { table, createTablesIfMissing } = makeTableStorage(options);
  return {
    snapshots: makeTableSnapshots(table('Snapshots')),
    links: makeTableLinks(table('Links')),
    control: makeTableControl(table('Control')),
    audit: makeTableAudit(table('Audit')),
    due: makeTableDue(table('Due')),
    members: makeTableMembers(table('Members')),
    scope: makeTableScope({ scopeEdges: table('ScopeEdges'), accountContacts: table('AccountContacts') }),
    accounts: makeTableAccounts(table('Accounts')),
    holds: makeTableHolds(table('Holds')),
    runs: makeTableRuns(table('Runs')),
    parked: makeTableParked(table('Runs')),
    createTablesIfMissing,
  };
}
