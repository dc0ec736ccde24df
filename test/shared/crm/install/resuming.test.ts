import type { Plan } from '../../../../shared/crm/install/plan.ts';
import { openEnvironment, whatOf, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const EVERYTHING = {
  teamViews: true,
  detailColumns: true,
  createRole: true,
  apps: ['contoso_sales'],
};

const ENVIRONMENT = { ...WITHOUT_NATIVE, customization: { languages: [1043, 1031] } };
const APP = '00000000-0000-4000-8000-0000000000a1';

/** With an app that lists views of its own, and a table whose changes are not tracked. */
async function openBefore(): Promise<Environment> {
  const environment = await openEnvironment(ENVIRONMENT);
  environment.setChangeTracking('connection', false);
  environment.store.upsert('appmodule', { appmoduleid: APP, name: 'Sales', uniquename: 'contoso_sales' });
  const fetchxml = '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>';
  const view = { savedqueryid: APP, name: 'Contacts', returnedtypecode: 'contact', fetchxml };
  environment.store.upsert('savedquery', view);
  const component = { appmodulecomponentid: APP, componenttype: 26, objectid: APP };
  environment.store.upsert('appmodulecomponent', { ...component, _appmoduleidunique_value: APP });
  return environment;
}

type ReadPlan = (environment: Environment) => Promise<Pick<Plan, 'steps'>>;

const MORE_THAN_ANY_PLAN = 100;

/** Every run is killed after its first step, until there is nothing left to do. How many runs that took. */
async function runKilledAfterEachStep(environment: Environment, readPlan: ReadPlan): Promise<number> {
  for (let runs = 0; runs < MORE_THAN_ANY_PLAN; runs += 1) {
    const plan = await readPlan(environment);
    if (plan.steps.length === 0) return runs;
    // A run after one that was stopped publishes first what that one left open: the two count as one step.
    await environment.carryOut(plan, plan.steps[0]?.what.startsWith('Publish') === true ? 2 : 1);
  }
  throw new Error('There is always something left to do');
}

const readInstallation: ReadPlan = (environment) => environment.plan(EVERYTHING);
const readRemoval: ReadPlan = (environment) => environment.removal(EVERYTHING);

async function endOf(work: (environment: Environment) => Promise<unknown>): Promise<unknown> {
  const environment = await openBefore();
  await work(environment);
  const state = await environment.endState();
  await environment.stop();
  return state;
}

describe('an installation that is killed', () => {
  it('ends as an undisturbed one though every run is killed after a single step', async () => {
    let steps = 0;
    const wanted = await endOf(async (environment) => {
      steps = (await environment.install(EVERYTHING)).steps.length;
    });
    let runs = 0;
    const seen = await endOf(async (environment) => {
      runs = await runKilledAfterEachStep(environment, readInstallation);
    });
    expect(seen).toEqual(wanted);
    expect(steps).toBeGreaterThan(25);
    // Change tracking and apps are read as published: each is gone through once more.
    expect(runs).toBe(steps + 1);
  }, 60_000);

  it.each([3, 12, 20])(
    'ends as an undisturbed one, killed after %i steps and run again',
    async (killedAfter) => {
      const wanted = await endOf((environment) => environment.install(EVERYTHING));
      const seen = await endOf(async (environment) => {
        await environment.carryOut(await environment.plan(EVERYTHING), killedAfter);
        await environment.install(EVERYTHING);
      });
      expect(seen).toEqual(wanted);
    },
    60_000,
  );

  it('is seen as unfinished until everything is published', async () => {
    const environment = await openBefore();
    const plan = await environment.plan(EVERYTHING);
    await environment.carryOut(plan, plan.steps.length - 2);
    expect(environment.metadata.unpublished()).not.toEqual([]);
    const rest = await environment.install(EVERYTHING);
    expect(whatOf(rest)).toEqual([
      'Publish contact, account, opportunity, connection, 1 apps',
      'Switch on change tracking of connection (it cannot be switched off again)',
      'Add 4 views to the app "Sales"',
      'Publish connection, 1 apps',
      'Mark the solution as installed, version 1.0.0.0',
    ]);
    expect(environment.metadata.unpublished()).toEqual([]);
    await environment.stop();
  });
});

describe('an uninstallation that is killed', () => {
  it('leaves nothing behind though every run is killed after a single step', async () => {
    const wanted = await endOf(() => Promise.resolve());
    const seen = await endOf(async (environment) => {
      await environment.install(EVERYTHING);
      await runKilledAfterEachStep(environment, readRemoval);
    });
    expect(seen).toEqual(wanted);
  }, 60_000);
});
