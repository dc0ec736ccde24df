import * as z from 'zod';
import type { Account } from '../domain/contact.ts';
import { accountIdSchema, ownerIdSchema, type AccountId } from '../domain/ids.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import {
  column,
  columnIfSet,
  makeTableMapping,
  optional,
  present,
  textSchema,
  type TableMapping,
  type WireRow,
} from './table-mapping.ts';

const ACTIVE = 0;
type AccountOptions = Pick<DataverseOptions, 'accountLinkedInColumn'>;

/** Zero and less stand for "not filled in"; no other value makes the account unreadable either. */
const headcountSchema = optional(z.number().int().positive()).catch(undefined);
const PARENT_NAVIGATION = 'parentaccountid';

const columnsOf = ({ accountLinkedInColumn }: AccountOptions) => ({
  id: column('accountid', accountIdSchema),
  // An account without a name can validate nobody: better unreadable than equal to every other nameless one.
  name: column('name', z.string().trim().min(1)),
  website: column('websiteurl', textSchema),
  country: column('address1_country', textSchema),
  ticker: column('tickersymbol', textSchema),
  linkedInUrl: columnIfSet(accountLinkedInColumn),
  ownerId: column('_ownerid_value', optional(ownerIdSchema)),
  state: column('statecode', z.number()),
  headcount: column('numberofemployees', headcountSchema),
  parentId: column('_parentaccountid_value', optional(accountIdSchema)),
  parent: {
    pick: (row: WireRow) => row[PARENT_NAVIGATION],
    // Whatever is wrong with the parent, the account itself can be compared.
    schema: optional(z.object({ name: textSchema, websiteurl: textSchema })).catch(undefined),
  },
});

/** Inside an `$expand` of the account: changes cannot expand, and know the parent by its id alone. */
export const EXPAND_PARENT = `$expand=${PARENT_NAVIGATION}($select=name,websiteurl)`;

export const makeAccountMapping = (options: AccountOptions): TableMapping<Account> =>
  makeTableMapping({
    set: 'accounts',
    key: 'accountid',
    columns: columnsOf(options),
    toRow: ({ id, name, state, parentId, parent, ...fields }): Account => ({
      id,
      name,
      active: state === ACTIVE,
      ...present({
        ...fields,
        parent:
          parentId === undefined
            ? undefined
            : { id: parentId, ...present({ name: parent?.name, website: parent?.websiteurl }) },
      }),
    }),
  });

/** An account and the one above it, nothing more. */
export const childAccountMapping = makeTableMapping({
  set: 'accounts',
  key: 'accountid',
  columns: {
    id: column('accountid', accountIdSchema),
    parentId: column('_parentaccountid_value', accountIdSchema),
  },
  toRow: (row): { id: AccountId; parentId: AccountId } => row,
});
