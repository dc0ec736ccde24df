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

describe('an installation that is killed', () => {
  it('ends as an undisturbed one after whichever step it was killed, once it is run again', async () => {
    const undisturbed = await openBefore();
    const plan = await undisturbed.install(EVERYTHING);
    const wanted = await undisturbed.endState();
    await undisturbed.stop();
    expect(plan.steps.length).toBeGreaterThan(25);

    for (let killedAfter = 0; killedAfter <= plan.steps.length; killedAfter += 1) {
      const environment = await openBefore();
      await environment.carryOut(await environment.plan(EVERYTHING), killedAfter);
      await environment.install(EVERYTHING);
      const seen = {
        killedAfter,
        state: await environment.endState(),
        left: whatOf(await environment.plan(EVERYTHING)),
      };
      await environment.stop();
      expect(seen).toEqual({ killedAfter, state: wanted, left: [] });
    }
  }, 120_000);

  it('is seen as unfinished until everything is published', async () => {
    const environment = await openBefore();
    const plan = await environment.plan(EVERYTHING);
    await environment.carryOut(plan, plan.steps.length - 2);
    expect(environment.metadata.unpublished()).not.toEqual([]);
    const rest = await environment.install(EVERYTHING);
    expect(whatOf(rest)).toEqual([
      'Publish contact, opportunity, connection, 1 apps',
      'Mark the solution as installed, version 1.0.0.0',
    ]);
    expect(environment.metadata.unpublished()).toEqual([]);
    await environment.stop();
  });
});

describe('an uninstallation that is killed', () => {
  it('leaves nothing behind after whichever step it was killed, once it is run again', async () => {
    const untouched = await openBefore();
    const wanted = await untouched.endState();
    await untouched.stop();
    const measured = await openBefore();
    await measured.install(EVERYTHING);
    const { steps } = await measured.removal(EVERYTHING);
    await measured.stop();

    for (let killedAfter = 0; killedAfter <= steps.length; killedAfter += 1) {
      const environment = await openBefore();
      await environment.install(EVERYTHING);
      await environment.carryOut(await environment.removal(EVERYTHING), killedAfter);
      await environment.carryOut(await environment.removal(EVERYTHING));
      const seen = { killedAfter, state: await environment.endState() };
      await environment.stop();
      expect(seen).toEqual({ killedAfter, state: wanted });
    }
  }, 120_000);
});
