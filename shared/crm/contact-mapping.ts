import * as z from 'zod';
import { daySchema } from '../domain/calendar.ts';
import type { Contact, ContactParent, ContactWithAccount } from '../domain/contact.ts';
import {
  accountIdSchema,
  contactIdSchema,
  ownerIdSchema,
  type AccountId,
  type ContactId,
} from '../domain/ids.ts';
import { EXPAND_PARENT, makeAccountMapping } from './account-mapping.ts';
import type { ContactOptions } from './contact-options.ts';
import type { FlagWrite } from './contract.ts';
import { detailValues } from './detail-values.ts';
import { storedFlagIn, valueOf } from './flag-values.ts';
import {
  column,
  columnIfSet,
  etagColumn,
  lookupColumn,
  makeTableMapping,
  optional,
  present,
  textSchema,
  type RowReading,
  type TableMapping,
  type WireRow,
} from './table-mapping.ts';

const ACTIVE = 0;

/** Dataverse sets it, in UTC. A day outside every career is worth as much as none: the rule that asks is off. */
const createdOnSchema = z
  .string()
  .transform((instant) => instant.slice(0, 10))
  .pipe(daySchema)
  .optional()
  .catch(undefined);

const parentSchema = z
  .discriminatedUnion('table', [
    z.object({ table: z.literal('account'), id: accountIdSchema }),
    z.object({ table: z.literal('contact') }),
  ])
  .optional()
  .transform((lookup): ContactParent => {
    if (lookup === undefined) return { kind: 'none' };
    return lookup.table === 'account' ? { kind: 'account', accountId: lookup.id } : { kind: 'contact' };
  });

/** Those that are there, or nothing at all. */
function someOf(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  const given = texts.filter((text) => text !== undefined);
  return given.length === 0 ? undefined : given;
}

const columnsOf = ({ flagColumn, flagValues, linkedInColumn }: ContactOptions) => ({
  id: column('contactid', contactIdSchema),
  etag: etagColumn,
  firstName: column('firstname', textSchema),
  lastName: column('lastname', textSchema),
  middleName: column('middlename', textSchema),
  fullName: column('fullname', textSchema),
  nickname: column('nickname', textSchema),
  jobTitle: column('jobtitle', textSchema),
  email: column('emailaddress1', textSchema),
  secondEmail: column('emailaddress2', textSchema),
  thirdEmail: column('emailaddress3', textSchema),
  city: column('address1_city', textSchema),
  country: column('address1_country', textSchema),
  linkedInUrl: columnIfSet(linkedInColumn),
  parent: { ...lookupColumn('_parentcustomerid_value'), schema: parentSchema },
  ownerId: column('_ownerid_value', optional(ownerIdSchema)),
  state: column('statecode', z.number()),
  merged: column('merged', optional(z.boolean())),
  survivor: column('_masterid_value', optional(contactIdSchema)),
  createdOn: column('createdon', createdOnSchema),
  flag: column(flagColumn, storedFlagIn(flagValues)),
});

export const makeContactMapping = (options: ContactOptions): TableMapping<Contact> =>
  makeTableMapping({
    set: 'contacts',
    key: 'contactid',
    columns: columnsOf(options),
    toRow: ({
      id,
      etag,
      parent,
      state,
      merged,
      survivor,
      flag,
      secondEmail,
      thirdEmail,
      ...fields
    }): Contact => ({
      id,
      etag,
      parent,
      flag,
      active: state === ACTIVE,
      ...present({
        ...fields,
        otherEmails: someOf([secondEmail, thirdEmail]),
        mergedInto: merged === true ? survivor : undefined,
      }),
    }),
  });

/** Ids alone, of the contacts under some accounts. */
export const contactIdMapping = makeTableMapping({
  set: 'contacts',
  key: 'contactid',
  columns: { id: column('contactid', contactIdSchema) },
  toRow: ({ id }): ContactId => id,
});

const isOneOf = (name: string, ids: readonly string[]): string =>
  `Microsoft.Dynamics.CRM.In(PropertyName='${name}',PropertyValues=[${ids.map((id) => `'${id}'`).join(',')}])`;

export const ofAccounts = (ids: readonly AccountId[]): string => isOneOf('parentcustomerid', ids);
export const ofParents = (ids: readonly AccountId[]): string => isOneOf('parentaccountid', ids);
export const amongContacts = (ids: readonly ContactId[]): string => isOneOf('contactid', ids);

const ACCOUNT_NAVIGATION = 'parentcustomerid_account';

/** The contacts with their accounts: what a job reads in one request. */
export function makeContactWithAccountMapping(options: ContactOptions) {
  const contacts = makeContactMapping(options);
  const accounts = makeAccountMapping(options);
  return {
    set: contacts.set,
    query: (ids: readonly ContactId[]): string => {
      const account = `$select=${accounts.select};${EXPAND_PARENT}`;
      return `$select=${contacts.select}&$expand=${ACCOUNT_NAVIGATION}(${account})&$filter=${amongContacts(ids)}`;
    },
    read: (row: WireRow): RowReading<ContactWithAccount> => {
      const reading = contacts.read(row);
      if (reading.kind !== 'row') return reading;
      const expanded = z.looseObject({}).safeParse(row[ACCOUNT_NAVIGATION]);
      const account = expanded.success ? accounts.read(expanded.data) : undefined;
      const readable = account?.kind === 'row' ? { account: account.row } : {};
      return { kind: 'row', row: { contact: reading.row, ...readable } };
    },
    /** Where and with what the flag of one contact is written; plug-ins see the tag as a shared variable. */
    flagWrite: ({ contactId, auditId, to, details = {} }: FlagWrite) => ({
      resource: `${contacts.set}(${contactId})?tag=${auditId}`,
      body: JSON.stringify({
        [options.flagColumn]: valueOf(options.flagValues, to),
        ...(options.detailColumns !== undefined && detailValues(details, options.detailColumns)),
      }),
    }),
  };
}
