import { makeAccountsDouble } from './make-accounts-double.ts';
import { makeAuditDouble } from './make-audit-double.ts';
import { makeControlDouble } from './make-control-double.ts';
import { makeDueDouble } from './make-due-double.ts';
import { makeHoldsDouble } from './make-holds-double.ts';
import { makeLinksDouble } from './make-links-double.ts';
import { makeMembersDouble } from './make-members-double.ts';
import { makeParkedDouble } from './make-parked-double.ts';
import { makeRunsDouble } from './make-runs-double.ts';
import { makeScopeDouble } from './make-scope-double.ts';
import { makeSnapshotsDouble } from './make-snapshots-double.ts';

/** All stores in memory; held to the same contract tests as Table Storage (test/contracts/state). */
export const makeStateDouble = () => ({
  snapshots: makeSnapshotsDouble(),
  links: makeLinksDouble(),
  control: makeControlDouble(),
  audit: makeAuditDouble(),
  due: makeDueDouble(),
  members: makeMembersDouble(),
  scope: makeScopeDouble(),
  accounts: makeAccountsDouble(),
  holds: makeHoldsDouble(),
  runs: makeRunsDouble(),
  parked: makeParkedDouble(),
});
