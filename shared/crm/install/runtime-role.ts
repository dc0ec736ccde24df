import * as z from 'zod';
import { RUNTIME_ROLE_ID } from './install-options.ts';
import type { MetadataHttp } from './metadata-http.ts';

export const RUNTIME_ROLE_NAME = 'Data Validation (runtime)';

/** Change tracking demands organization-level read; the flag is the only thing the app writes. */
const READ = ['Contact', 'Account', 'Connection', 'User', 'Team', 'Role', 'Organization'];
/** For readiness, and for what the values of the flag column mean. */
const READ_CUSTOMISATIONS = ['Entity', 'Attribute', 'Query', 'Publisher', 'Solution', 'AppModule'];
/** Flows that our writes set off; plug-in steps may be read with every role that is made. */
const READ_REGISTRATIONS = ['CallbackRegistration'];

export const runtimePrivileges = ({ hasSales }: { readonly hasSales: boolean }): readonly string[] => [
  'prvWriteContact',
  ...[...READ, ...(hasSales ? ['Opportunity'] : []), ...READ_CUSTOMISATIONS, ...READ_REGISTRATIONS].map(
    (word) => `prvRead${word}`,
  ),
];

const roleSchema = z.object({ roleid: z.guid() });
const privilegesSchema = z.object({
  RolePrivileges: z.array(z.object({ PrivilegeName: z.string().nullish() })),
});

/** Names of the privileges our role has; undefined while there is no such role. */
export async function readRuntimeRole(http: MetadataHttp): Promise<ReadonlySet<string> | undefined> {
  const role = await http.find(`roles(${RUNTIME_ROLE_ID})?$select=roleid`, roleSchema);
  if (role === undefined) return undefined;
  const held = await http.find(`RetrieveRolePrivilegesRole(RoleId=${RUNTIME_ROLE_ID})`, privilegesSchema);
  return new Set(held?.RolePrivileges.flatMap(({ PrivilegeName }) => PrivilegeName ?? []));
}
