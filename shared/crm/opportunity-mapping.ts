import * as z from 'zod';
import { contactIdSchema, opportunityIdSchema, ownerIdSchema, type ContactId } from '../domain/ids.ts';
import type { Opportunity } from '../domain/scope.ts';
import { column, lookupColumn, makeTableMapping, optional, present } from './table-mapping.ts';

const OPEN = 0;

/** The customer where it is a contact; an account says nothing about contacts here. */
const customerContactSchema = z
  .object({ id: contactIdSchema, table: z.string() })
  .optional()
  .transform((lookup): ContactId | undefined => (lookup?.table === 'contact' ? lookup.id : undefined));

const columns = {
  id: column('opportunityid', opportunityIdSchema),
  ownerId: column('_ownerid_value', optional(ownerIdSchema)),
  state: column('statecode', z.number()),
  customer: { ...lookupColumn('_customerid_value'), schema: customerContactSchema },
  primaryContact: column('_parentcontactid_value', optional(contactIdSchema)),
};

export const opportunityMapping = makeTableMapping({
  set: 'opportunities',
  key: 'opportunityid',
  columns,
  toRow: ({ id, ownerId, state, customer, primaryContact }): Opportunity => ({
    id,
    open: state === OPEN,
    contactIds: [...new Set([primaryContact, customer].filter((contactId) => contactId !== undefined))],
    ...present({ ownerId }),
  }),
});
