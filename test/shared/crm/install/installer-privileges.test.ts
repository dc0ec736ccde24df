import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StepFailed } from '../../../../shared/crm/install/apply-steps.ts';
import type { Plan } from '../../../../shared/crm/install/plan.ts';
import { runtimePrivileges } from '../../../../shared/crm/runtime-privileges.ts';
import { openEnvironment, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const PERSON = '00000000-0000-4000-8000-0000000000b1';
const CUSTOMIZER = '00000000-0000-4000-8000-0000000000b2';
const APP = '00000000-0000-4000-8000-0000000000a1';
const EVERYTHING = { teamViews: true, detailColumns: true, createRole: true, apps: ['contoso_sales'] };
const DUTCH = { customization: { languages: [1043] } };
const GLOBAL = 8;

type Work = Pick<Plan, 'steps' | 'obstacles'>;
type Case = {
  readonly what: string;
  /** What a person needs for it, beside reading. */
  readonly privileges: readonly string[];
  readonly isInstalled: boolean;
  readonly plan: (environment: Environment) => Promise<Work>;
};

const CASES: readonly Case[] = [
  {
    what: 'a first installation',
    privileges: [
      'prvCreatePublisher',
      'prvCreateSolution',
      'prvCreateAttribute',
      'prvWriteEntity',
      'prvCreateQuery',
      'prvWriteQuery',
      'prvCreateRole',
      'prvWriteRole',
      'prvWriteAppModule',
      'prvPublishCustomization',
      'prvWriteSolution',
    ],
    isInstalled: false,
    plan: (environment) => environment.plan(EVERYTHING),
  },
  {
    what: 'an installation in one language more',
    privileges: ['prvWriteAttribute', 'prvWriteQuery', 'prvPublishCustomization', 'prvWriteSolution'],
    isInstalled: true,
    plan: (environment) => environment.plan(EVERYTHING),
  },
  {
    what: 'an uninstallation',
    privileges: [
      'prvWriteSolution',
      'prvWriteAppModule',
      'prvPublishCustomization',
      'prvDeleteQuery',
      'prvDeleteAttribute',
      'prvDeleteRole',
      'prvDeleteSolution',
      'prvDeletePublisher',
    ],
    isInstalled: true,
    plan: (environment) => environment.removal(EVERYTHING),
  },
];

const folder = mkdtempSync(join(tmpdir(), 'installer-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let environment: Environment;
let files = 0;

/** With an app that chooses its views, a table that is not tracked, and what an installation in English leaves. */
async function openFor({ isInstalled }: Case, privileges: readonly string[]): Promise<void> {
  const storeFile = join(folder, `${String((files += 1))}.sqlite`);
  const before = await openEnvironment({ ...WITHOUT_NATIVE, storeFile });
  const { store } = before;
  before.setChangeTracking('connection', false);
  store.upsert('appmodule', { appmoduleid: APP, name: 'Sales', uniquename: 'contoso_sales' });
  const fetchxml = '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>';
  store.upsert('savedquery', { savedqueryid: APP, name: 'Contacts', returnedtypecode: 'contact', fetchxml });
  const component = { appmodulecomponentid: APP, componenttype: 26, objectid: APP };
  store.upsert('appmodulecomponent', { ...component, _appmoduleidunique_value: APP });
  if (isInstalled) await before.install(EVERYTHING);
  store.upsert('systemuser', { systemuserid: PERSON, _businessunitid_value: before.caller.businessUnitId });
  store.upsert('role', { roleid: CUSTOMIZER, name: 'Customizer' });
  store.upsert('systemuserroles', { systemuserid: PERSON, roleid: CUSTOMIZER });
  const held = [...runtimePrivileges({ hasSales: true }), ...privileges];
  for (const { name, privilegeid } of [...store.iterate('privilege')])
    if (held.includes(String(name)))
      store.upsert('roleprivileges', { roleid: CUSTOMIZER, privilegeid, privilegedepthmask: GLOBAL });
  await before.stop();
  environment = await openEnvironment({ ...WITHOUT_NATIVE, ...DUTCH, storeFile }, { userId: PERSON });
}

afterEach(() => environment.stop());

describe.each(CASES)('$what', (given) => {
  it('needs these privileges of a person, and no more than it says', async () => {
    await openFor(given, given.privileges);
    const work = await given.plan(environment);
    expect(work.obstacles).toEqual([]);
    const needed = new Set(work.steps.flatMap(({ privileges }) => privileges));
    expect([...needed].sort()).toEqual([...given.privileges].sort());
    await environment.carryOut(work);
    expect((await given.plan(environment)).steps).toEqual([]);
  }, 60_000);

  it.each(given.privileges)(
    'says before anything is changed that %s is missing, and would be refused without it',
    async (missing) => {
      await openFor(
        given,
        given.privileges.filter((name) => name !== missing),
      );
      const work = await given.plan(environment);
      expect(work.obstacles).toEqual([
        expect.objectContaining({
          concerns: 'caller',
          problem: `You lack ${missing} in this environment.`,
          wayOut: expect.stringContaining('System Customizer') as string,
        }),
      ]);
      const refusal = await environment.carryOut(work).catch((fault: unknown) => fault);
      expect(refusal).toBeInstanceOf(StepFailed);
      expect(String(refusal instanceof StepFailed && refusal.cause)).toContain(`${missing} is missing`);
    },
    60_000,
  );
});
