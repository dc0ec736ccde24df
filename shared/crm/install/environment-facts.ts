import * as z from 'zod';
import type { MetadataHttp } from './metadata-http.ts';

/** Who looks, and what the environment allows. */
export type EnvironmentFacts = {
  readonly businessUnitId: string;
  readonly languages: { readonly base: number; readonly provisioned: readonly number[] };
  /** "Block unmanaged customizations" is on. */
  readonly lockedDown: boolean;
  readonly privileges: ReadonlySet<string>;
};

const whoSchema = z.object({ OrganizationId: z.guid(), UserId: z.guid(), BusinessUnitId: z.guid() });
const organizationSchema = z.object({ languagecode: z.number(), orgdborgsettings: z.string().nullish() });
const languagesSchema = z.object({ RetrieveProvisionedLanguages: z.array(z.number()) });
const privilegesSchema = z.object({
  RolePrivileges: z.array(z.object({ PrivilegeName: z.string().nullish() })),
});

/** One of the settings kept as XML in `orgdborgsettings`; absent while it is off. */
const LOCKDOWN = /<IsLockdownOfUnmanagedCustomizationEnabled>\s*true\s*</i;

async function need<Found>(found: Promise<Found | undefined>, what: string): Promise<Found> {
  const value = await found;
  if (value === undefined) throw new Error(`Dataverse does not know ${what}`);
  return value;
}

export async function readEnvironmentFacts(http: MetadataHttp): Promise<EnvironmentFacts> {
  const who = await need(http.find('WhoAmI()', whoSchema), 'who is signed in');
  const organizationPath = `organizations(${who.OrganizationId})?$select=languagecode,orgdborgsettings`;
  const organization = await need(http.find(organizationPath, organizationSchema), 'its organization row');
  const languages = await need(
    http.find('RetrieveProvisionedLanguages()', languagesSchema),
    'its provisioned languages',
  );
  const held = await need(
    http.find(`systemusers(${who.UserId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`, privilegesSchema),
    'the privileges of the signed-in user',
  );
  return {
    businessUnitId: who.BusinessUnitId,
    languages: { base: organization.languagecode, provisioned: languages.RetrieveProvisionedLanguages },
    lockedDown: LOCKDOWN.test(organization.orgdborgsettings ?? ''),
    privileges: new Set(held.RolePrivileges.flatMap(({ PrivilegeName }) => PrivilegeName ?? [])),
  };
}
