import * as z from 'zod';
import type { TrackedTable } from './contract.ts';
import { flagValuesAmong, type FlagValues } from './flag-values.ts';

/** PrivilegeDepth `Global`; some versions answer the number of the enumeration. */
const ORGANIZATION_LEVEL: ReadonlySet<string> = new Set(['Global', '3']);

export const rolePrivilegesSchema = z.object({
  RolePrivileges: z.array(
    z.object({ PrivilegeName: z.string().nullish(), Depth: z.union([z.string(), z.number()]) }),
  ),
});

/** Names in lower case of what the caller holds at organization level; undefined where the answer has no names. */
export function heldPrivileges({
  RolePrivileges,
}: z.infer<typeof rolePrivilegesSchema>): ReadonlySet<string> | undefined {
  if (RolePrivileges.some(({ PrivilegeName }) => PrivilegeName == null)) return undefined;
  const global = RolePrivileges.filter(({ Depth }) => ORGANIZATION_LEVEL.has(String(Depth)));
  return new Set(global.map(({ PrivilegeName }) => PrivilegeName?.toLowerCase() ?? ''));
}

export const TABLES: Readonly<Record<TrackedTable, string>> = {
  accounts: 'account',
  opportunities: 'opportunity',
  connections: 'connection',
  contacts: 'contact',
};

export const tableSchema = z.object({ ChangeTrackingEnabled: z.boolean().nullish() });

const choiceSchema = z.object({
  OptionSet: z.object({ Options: z.array(z.object({ Value: z.number() })) }).nullish(),
});

/** A choice with our three options among its own can carry the flag; undefined for any other. */
export function flagValuesOf(definition: unknown): FlagValues | undefined {
  const options = choiceSchema.safeParse(definition).data?.OptionSet?.Options ?? [];
  return flagValuesAmong(options.map(({ Value }) => Value));
}

const columnOfContact = (column: string): string =>
  `EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='${column}')`;

export const contactColumnPath = (column: string): string => `${columnOfContact(column)}?$select=LogicalName`;

export const flagColumnPath = (column: string): string =>
  `${columnOfContact(column)}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)`;

export const callerSchema = z.object({ UserId: z.guid(), OrganizationId: z.guid() });

export const VIEWS_QUERY =
  "$select=savedqueryid,name&$filter=querytype eq 0 and (returnedtypecode eq 'contact' or returnedtypecode eq 'opportunity')";
export const viewSchema = z.object({ savedqueryid: z.string(), name: z.string().nullish() });
