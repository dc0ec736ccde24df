import * as z from 'zod';
import type { Account } from '../domain/contact.ts';
import { accountIdSchema, ownerIdSchema } from '../domain/ids.ts';
import { column, makeTableMapping, optional, present, textSchema } from './table-mapping.ts';

const ACTIVE = 0;

const columns = {
  id: column('accountid', accountIdSchema),
  // An account without a name can validate nobody: better unreadable than equal to every other nameless one.
  name: column('name', z.string().trim().min(1)),
  website: column('websiteurl', textSchema),
  ownerId: column('_ownerid_value', optional(ownerIdSchema)),
  state: column('statecode', z.number()),
};

export const accountMapping = makeTableMapping({
  set: 'accounts',
  key: 'accountid',
  columns,
  toRow: ({ id, name, state, website, ownerId }): Account => ({
    id,
    name,
    active: state === ACTIVE,
    ...present({ website, ownerId }),
  }),
});
