import * as z from 'zod';
import type { SecuredField } from '../domain/safeguards.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { column, makeTableMapping } from './table-mapping.ts';

/** LinkedIn's solutions that can validate contacts (reference/product-behaviour.md §9). */
const RIVAL_SOLUTIONS = [
  'LinkedInSalesNavigatorControlsForUnifiedClient',
  'LinkedIn',
  'msdyn_LinkedInSalesNavigatorAnchor',
] as const;

export const solutionMapping = makeTableMapping({
  set: 'solutions',
  key: 'solutionid',
  columns: { uniqueName: column('uniquename', z.string()) },
  toRow: ({ uniqueName }): string => uniqueName,
});

export const amongRivals = RIVAL_SOLUTIONS.map((name) => `uniquename eq '${name}'`).join(' or ');

export const whoAmISchema = z.object({ OrganizationId: z.guid().transform((id) => id.toLowerCase()) });

export const securedColumnsPath = (table: 'contact' | 'account'): string =>
  `EntityDefinitions(LogicalName='${table}')/Attributes?$select=LogicalName,IsSecured&$filter=IsSecured eq true`;

export const attributesSchema = z.object({
  value: z.array(z.object({ LogicalName: z.string(), IsSecured: z.boolean().nullish() })),
});

const FIELDS: Readonly<Record<'contact' | 'account', Readonly<Record<string, SecuredField>>>> = {
  contact: {
    firstname: 'firstName',
    middlename: 'middleName',
    lastname: 'lastName',
    fullname: 'fullName',
    nickname: 'nickname',
    jobtitle: 'jobTitle',
    emailaddress1: 'email',
    emailaddress2: 'otherEmails',
    emailaddress3: 'otherEmails',
    address1_city: 'city',
    address1_country: 'country',
  },
  account: {
    websiteurl: 'account.website',
    address1_country: 'account.country',
    tickersymbol: 'account.ticker',
    numberofemployees: 'account.headcount',
  },
};

type Place = { table: 'contact' | 'account'; column: string };

/** Which of our evidence, or whether the flag itself, a secured column holds. */
export function fieldOfColumn(
  { table, column: name }: Place,
  { flagColumn, linkedInColumn, accountLinkedInColumn }: DataverseOptions,
): SecuredField | undefined {
  if (table === 'contact' && name === flagColumn) return 'flag';
  if (table === 'contact' && name === linkedInColumn) return 'linkedInUrl';
  if (table === 'account' && name === accountLinkedInColumn) return 'account.linkedInUrl';
  return FIELDS[table][name];
}
