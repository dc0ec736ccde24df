import type { ScopeStore } from './contract.ts';
import type { StorageTable } from './storage-table.ts';
import { makeAccountContacts } from './table-account-contacts.ts';
import { makeOpportunityEdges } from './table-opportunities.ts';
import { makeStakeholderEdges } from './table-stakeholders.ts';

/** Tables ScopeEdges and AccountContacts. */
export const makeTableScope = (tables: {
  scopeEdges: StorageTable;
  accountContacts: StorageTable;
}): ScopeStore => ({
  ...makeOpportunityEdges(tables.scopeEdges),
  ...makeStakeholderEdges(tables.scopeEdges),
  ...makeAccountContacts(tables.accountContacts),
});
