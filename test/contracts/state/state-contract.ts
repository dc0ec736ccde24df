import { accountContract } from './account-contract.ts';
import { auditContract } from './audit-contract.ts';
import { controlContract } from './control-contract.ts';
import { dueContract } from './due-contract.ts';
import { holdContract } from './hold-contract.ts';
import { linkContract } from './link-contract.ts';
import { memberContract } from './member-contract.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { parkedContract } from './parked-contract.ts';
import { runContract } from './run-contract.ts';
import { scopeContract } from './scope-contract.ts';
import { snapshotContract } from './snapshot-contract.ts';

/** What every implementation of the stores must do. */
export function stateContract(open: OpenStateForTest): void {
  for (const contract of [
    snapshotContract,
    linkContract,
    controlContract,
    auditContract,
    dueContract,
    memberContract,
    scopeContract,
    accountContract,
    holdContract,
    runContract,
    parkedContract,
  ]) {
    contract(open);
  }
}
