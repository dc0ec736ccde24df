import * as z from 'zod';
import { RUNTIME_ROLE_ID } from './install-options.ts';
import type { MetadataHttp } from './metadata-http.ts';

export const RUNTIME_ROLE_NAME = 'Data Validation (runtime)';

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
