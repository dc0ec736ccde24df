import type { DataverseOptions } from '../../../../local/dataverse/start-dataverse.ts';
import { makeDataversePrerequisites } from '../../../../shared/crm/dataverse-prerequisites.ts';
import { VIEWS } from '../../../../shared/crm/install/views/view-catalogue.ts';
import { connectTo } from '../connect-to.ts';
import { openEnvironment, statesOf, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const ENGLISH = 1033;
const TABLES = {
  accounts: 'account',
  opportunities: 'opportunity',
  connections: 'connection',
  contacts: 'contact',
};
const REQUIRED = VIEWS.filter(({ optional }) => !optional).map(({ names }) => names[ENGLISH]);

type Case = { readonly why: string; readonly options: DataverseOptions; readonly steps: number };
const ALL = Number.POSITIVE_INFINITY;
const WITHOUT_SALES = { without: ['opportunity', 'contact.msdyn_orgchangestatus'] };
const CASES: readonly Case[] = [
  { why: 'empty', options: WITHOUT_NATIVE, steps: 0 },
  { why: 'with the native column', options: {}, steps: 0 },
  ...[1, 3, 5, 7].map((steps) => ({ why: `left after step ${steps}`, options: WITHOUT_NATIVE, steps })),
  { why: 'installed', options: WITHOUT_NATIVE, steps: ALL },
  { why: 'installed beside the native column', options: {}, steps: ALL },
  { why: 'without Sales', options: WITHOUT_SALES, steps: 0 },
  { why: 'without Sales and installed', options: WITHOUT_SALES, steps: ALL },
  {
    why: 'Dutch and installed',
    options: { ...WITHOUT_NATIVE, customization: { baseLanguage: 1043 } },
    steps: ALL,
  },
  {
    why: 'of somebody without customisation rights',
    options: { ...WITHOUT_NATIVE, customization: { missingPrivileges: ['prvCreateAttribute'] } },
    steps: 0,
  },
];

let environment: Environment;
afterEach(() => environment.stop());

/** What the installation calls missing, and what readiness does. */
async function missingIn({ options, steps }: Case) {
  environment = await openEnvironment(options);
  const first = await environment.plan();
  await environment.carryOut(first, Math.min(steps, first.steps.length));
  const plan = await environment.plan();
  const states = statesOf(plan);
  const flagColumn = plan.settings['DATAVERSE_FLAG_COLUMN'] ?? 'msdyn_orgchangestatus';
  const prerequisites = makeDataversePrerequisites(connectTo(environment), { flagColumn });
  const signal = AbortSignal.timeout(20_000);
  const untracked = await prerequisites.listUntrackedTables(signal);
  const isMissing = (item: string) => states[item] === 'missing';
  return {
    installation: {
      column: isMissing(`Flag column ${flagColumn}`),
      views: REQUIRED.filter((name) => isMissing(`View "${name}"`)),
      tables: Object.values(TABLES).filter((table) => isMissing(`Change tracking of ${table}`)),
    },
    readiness: {
      column: (await prerequisites.readFlagColumn(signal))?.kind === 'missing',
      views: await prerequisites.listMissingViews(signal),
      tables: untracked?.map((table) => TABLES[table]),
    },
    isComplete: plan.steps.length === 0,
  };
}

describe('the installation and readiness', () => {
  it.each(CASES)('miss the same in an environment that is $why', async (given) => {
    const { installation, readiness, isComplete } = await missingIn(given);
    expect(readiness).toEqual(installation);
    if (given.steps === 0 && given.options !== WITHOUT_SALES) expect(readiness.views).not.toEqual([]);
    if (isComplete) expect(readiness).toEqual({ column: false, views: [], tables: [] });
  });
});
