import * as z from 'zod';
import { GiveUp } from '../../domain/failures.ts';
import { runtimePrivileges } from '../runtime-privileges.ts';
import type { EnvironmentFacts } from './environment-facts.ts';
import { RUNTIME_ROLE_ID, type InstallOptions } from './install-options.ts';
import type { MetadataHttp } from './metadata-http.ts';
import type { Part, Step } from './plan.ts';
import { RUNTIME_ROLE_NAME } from './runtime-role.ts';

const privilegeSchema = z.object({ privilegeid: z.guid(), name: z.string() });

const createRole = (businessUnitId: string): Step => ({
  what: `Create the security role "${RUNTIME_ROLE_NAME}"`,
  privileges: ['prvCreateRole'],
  run: (http) =>
    http.change({
      method: 'POST',
      path: 'roles',
      inSolution: true,
      body: {
        roleid: RUNTIME_ROLE_ID,
        name: RUNTIME_ROLE_NAME,
        'businessunitid@odata.bind': `/businessunits(${businessUnitId})`,
      },
    }),
});

async function grant(http: MetadataHttp, names: readonly string[], businessUnitId: string): Promise<void> {
  const filter = names.map((name) => `name eq '${name}'`).join(' or ');
  const known = await http.list(`privileges?$select=privilegeid,name&$filter=${filter}`, privilegeSchema);
  const unknown = names.filter((name) => !known.some((privilege) => privilege.name === name));
  if (unknown.length > 0)
    throw new GiveUp('dataverse_refused', { detail: `privileges: there is no ${unknown.join(', ')}` });
  await http.change({
    method: 'POST',
    path: `roles(${RUNTIME_ROLE_ID})/Microsoft.Dynamics.CRM.AddPrivilegesRole`,
    body: {
      Privileges: known.map(({ privilegeid }) => ({
        Depth: 'Global',
        PrivilegeId: privilegeid,
        BusinessUnitId: businessUnitId,
      })),
    },
  });
}

const grantPrivileges = (names: readonly string[], businessUnitId: string): Step => ({
  what: `Give the role, at organization level: ${names.join(', ')}`,
  privileges: ['prvWriteRole'],
  run: (http) => grant(http, names, businessUnitId),
});

/** The least the app's own identity needs. Created when asked for, else described. */
export function planRole(
  role: ReadonlySet<string> | undefined,
  options: InstallOptions,
  facts: { readonly environment: EnvironmentFacts; readonly hasSales: boolean },
): Part {
  const item = `Security role "${RUNTIME_ROLE_NAME}"`;
  const needed = runtimePrivileges(facts);
  if (role === undefined && !options.createRole) {
    const note = '--create-role makes it; docs/install-crm.md lists its privileges';
    return { findings: [{ item, state: 'notChosen', note }], steps: [] };
  }
  const { businessUnitId } = facts.environment;
  const missing = needed.filter((name) => role?.has(name) !== true);
  const steps = missing.length === 0 ? [] : [grantPrivileges(missing, businessUnitId)];
  if (role === undefined) {
    return { findings: [{ item, state: 'missing' }], steps: [createRole(businessUnitId), ...steps] };
  }
  return { findings: [{ item, state: missing.length === 0 ? 'present' : 'outdated' }], steps };
}
