import type { TokenCredential } from '@azure/core-auth';
import type { DataverseOptions } from '../../../../local/dataverse/start-dataverse.ts';
import { makeDataverseHttp } from '../../../../shared/crm/dataverse-http.ts';
import { applySteps } from '../../../../shared/crm/install/apply-steps.ts';
import {
  readInstallationPlan,
  readRemovalPlan,
} from '../../../../shared/crm/install/dataverse-installation.ts';
import {
  DEFAULT_INSTALL_OPTIONS,
  type InstallOptions,
} from '../../../../shared/crm/install/install-options.ts';
import { makeMetadataHttp } from '../../../../shared/crm/install/metadata-http.ts';
import type { Plan } from '../../../../shared/crm/install/plan.ts';
import { openDataverse, type OpenDataverse } from '../../../local/dataverse/open-dataverse.ts';

/** An environment without the native column, as plain Dataverse with Sales tables is. */
export const WITHOUT_NATIVE = { without: ['contact.msdyn_orgchangestatus'] } satisfies DataverseOptions;

export type Environment = OpenDataverse & {
  plan(options?: Partial<InstallOptions>, shipped?: ReadonlySet<string>): Promise<Plan>;
  /** Carries out the first steps of a plan, all unless `steps` says how many. */
  carryOut(plan: Pick<Plan, 'steps'>, steps?: number): Promise<void>;
  install(options?: Partial<InstallOptions>, shipped?: ReadonlySet<string>): Promise<Plan>;
  removal(options?: Partial<InstallOptions>): ReturnType<typeof readRemovalPlan>;
  /** Everything an administrator could see of the installation, without versions and times. */
  endState(): Promise<unknown>;
};

const { signal } = new AbortController();

/** The installation is `userId`'s, or without one that of a user who may do everything. */
export async function openEnvironment(
  options: DataverseOptions = {},
  signedIn: { readonly userId?: string } = {},
): Promise<Environment> {
  const dataverse = await openDataverse(options);
  const credential: TokenCredential = {
    getToken: async () => ({
      token: dataverse.issueToken(signedIn),
      expiresOnTimestamp: Date.now() + 60_000,
    }),
  };
  const http = makeDataverseHttp({
    url: dataverse.url,
    credential,
    now: () => new Date(),
    random: () => 0,
    telemetry: { record: () => undefined },
    sleep: async () => undefined,
  });
  const chosen = (given: Partial<InstallOptions>) => ({ ...DEFAULT_INSTALL_OPTIONS, ...given });
  const plan: Environment['plan'] = async (given = {}, shipped) =>
    readInstallationPlan(http, {
      options: chosen(given),
      signal,
      ...(shipped === undefined ? {} : { shipped }),
    });
  const carryOut: Environment['carryOut'] = async ({ steps }, count = steps.length) =>
    applySteps(makeMetadataHttp(http, signal), steps.slice(0, count), () => undefined);
  return {
    ...dataverse,
    plan,
    carryOut,
    removal: async (given = {}) => readRemovalPlan(http, { options: chosen(given), signal }),
    install: async (given = {}, shipped) => {
      const read = await plan(given, shipped);
      await carryOut(read);
      return read;
    },
    endState: () => endStateOf(dataverse),
  };
}

const SEEN = {
  publishers: 'uniquename,customizationprefix,customizationoptionvalueprefix',
  solutions: 'uniquename,version,description',
  savedqueries: 'savedqueryid,name,returnedtypecode,fetchxml,layoutxml',
  solutioncomponents: 'componenttype,objectid',
  roles: 'roleid,name',
  appmodulecomponents: 'componenttype,objectid',
};

async function endStateOf(dataverse: OpenDataverse): Promise<unknown> {
  const tables: Record<string, unknown> = {};
  for (const [set, select] of Object.entries(SEEN)) {
    const rows = await dataverse.rows(`${set}?$select=${select}`);
    const columns = select.split(',');
    tables[set] = rows.map((row) => JSON.stringify(columns.map((name) => row[name]))).sort();
  }
  const views = await dataverse.rows('savedqueries?$select=savedqueryid');
  const ids = views.map(({ savedqueryid }) => String(savedqueryid)).sort();
  const labels = ids.map((id) => dataverse.metadata.labels({ viewId: id, attribute: 'name' }));
  const columns = dataverse.metadata.columns().map(({ name, body }) => ({ name, body }));
  return { ...tables, labels, columns, unpublished: dataverse.metadata.unpublished() };
}

export const whatOf = ({ steps }: Pick<Plan, 'steps'>): string[] => steps.map(({ what }) => what);

/** States by item. */
export const statesOf = ({ findings }: Pick<Plan, 'findings'>): Record<string, string> =>
  Object.fromEntries(findings.map(({ item, state }) => [item, state]));
