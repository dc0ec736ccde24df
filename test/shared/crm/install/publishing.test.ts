import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedHashes } from '../../../../shared/crm/install/shipped-views.ts';
import { VIEWS } from '../../../../shared/crm/install/views/view-catalogue.ts';
import { viewHash } from '../../../../shared/crm/install/views/view-hash.ts';
import { openEnvironment, whatOf, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const APP = '00000000-0000-4000-8000-0000000000a1';
const DUTCH = 1043;
const OLDER = '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>';
const COLUMN = "EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='dval_notatcompany')";
const OURS = VIEWS.filter(({ optional }) => !optional);
const OLD_VIEW = OURS.find(({ key }) => key === 'allContactsNotAtCompany')?.id ?? '';
const OPTIONS = { apps: ['contoso_sales'] };

const folder = mkdtempSync(join(tmpdir(), 'publishing-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Takes in what readers can see of everything that the second installation changes. */
async function seenIn(environment: Environment): Promise<Record<string, unknown>> {
  const bodyOf = async (path: string) => JSON.stringify((await environment.get(path)).body);
  const names: Record<string, unknown> = {};
  for (const { id, key } of OURS) {
    const parameters = `@p1={'@odata.id':'savedqueries(${id})'}&@p2='name'&@p3=false`;
    const path = `RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)?${parameters}`;
    names[key] = (await bodyOf(path)).includes(String(DUTCH));
  }
  const picklist = `${COLUMN}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`;
  const { body: connection } = await environment.get("EntityDefinitions(LogicalName='connection')");
  return {
    names,
    view: (await environment.get(`savedqueries(${OLD_VIEW})`)).body['fetchxml'] === OLDER ? 'older' : 'new',
    dutchTextsOfColumn: (await bodyOf(picklist)).split(`"LanguageCode":${String(DUTCH)}`).length - 1,
    isTracked: connection['ChangeTrackingEnabled'],
    viewsInApp: (await environment.rows(`RetrieveAppComponents(AppModuleId=${APP})`)).length,
  };
}

const everyView = (hasDutch: boolean) => Object.fromEntries(OURS.map(({ key }) => [key, hasDutch]));
const BEFORE = {
  names: everyView(false),
  view: 'older',
  dutchTextsOfColumn: 0,
  isTracked: false,
  viewsInApp: 1,
};
/** The name of the column and those of its three options; the contact views beside the app's own one. */
const AFTER = {
  names: everyView(true),
  view: 'new',
  dutchTextsOfColumn: 4,
  isTracked: true,
  viewsInApp: 1 + OURS.filter(({ table }) => table === 'contact').length,
};

let shipped: ReadonlySet<string>;
let environment: Environment;

/** Installed by an older version, in English alone; an app chooses its views and a table is not tracked. */
beforeAll(async () => {
  const storeFile = join(folder, 'before.sqlite');
  const older = await openEnvironment({ ...WITHOUT_NATIVE, storeFile });
  await older.install();
  const { store } = older;
  store.upsert('appmodule', { appmoduleid: APP, name: 'Sales', uniquename: 'contoso_sales' });
  const view = { savedqueryid: APP, name: 'Contacts', returnedtypecode: 'contact', fetchxml: OLDER };
  store.upsert('savedquery', view);
  const component = { appmodulecomponentid: APP, componenttype: 26, objectid: APP };
  store.upsert('appmodulecomponent', { ...component, _appmoduleidunique_value: APP });
  store.upsert('savedquery', { savedqueryid: OLD_VIEW, fetchxml: OLDER });
  older.setChangeTracking('connection', false);
  const layoutXml = String(store.read('savedquery', OLD_VIEW)?.['layoutxml']);
  const flag = { column: 'dval_notatcompany', notAtCompany: 1 };
  shipped = new Set([...shippedHashes(), viewHash({ fetchXml: OLDER, layoutXml }, flag)]);
  await older.stop();
});

let copies = 0;

beforeEach(async () => {
  const storeFile = join(folder, `copy-${String((copies += 1))}.sqlite`);
  copyFileSync(join(folder, 'before.sqlite'), storeFile);
  environment = await openEnvironment({
    ...WITHOUT_NATIVE,
    storeFile,
    customization: { languages: [DUTCH] },
  });
});
afterEach(() => environment.stop());

describe('a second installation, which changes what is there', () => {
  it('is seen by nobody until it publishes, however far it gets, and by everybody once it is run again', async () => {
    const plan = await environment.plan(OPTIONS, shipped);
    const publishAt = whatOf(plan).findIndex((what) => what.startsWith('Publish'));
    expect(publishAt).toBe(plan.steps.length - 2);
    expect(publishAt).toBeGreaterThan(10);
    for (let done = 0; done < publishAt; done += 1) {
      await environment.carryOut({ steps: plan.steps.slice(done) }, 1);
      expect(await seenIn(environment)).toEqual(BEFORE);
    }
    await environment.install(OPTIONS, shipped);
    expect(await seenIn(environment)).toEqual(AFTER);
    expect(environment.metadata.unpublished()).toEqual([]);
    expect(whatOf(await environment.plan(OPTIONS, shipped))).toEqual([]);
  }, 60_000);

  it.each([2, 5, 8, 11])(
    'ends the same, killed after %i steps and run again',
    async (killedAfter) => {
      await environment.carryOut(await environment.plan(OPTIONS, shipped), killedAfter);
      await environment.install(OPTIONS, shipped);
      expect(await seenIn(environment)).toEqual(AFTER);
      expect(environment.metadata.unpublished()).toEqual([]);
    },
    60_000,
  );

  it('is noticed as unpublished though somebody rewrote the mark of the solution', async () => {
    const plan = await environment.plan(OPTIONS, shipped);
    await environment.carryOut(plan, plan.steps.length - 2);
    const [solution] = await environment.rows("solutions?$filter=uniquename eq 'CrmDataValidation'");
    const path = `solutions(${String(solution?.['solutionid'])})`;
    await environment.send('PATCH', path, { body: { description: 'Ours, ask Ada' } });
    const again = await environment.plan(OPTIONS, shipped);
    expect(again.findings).toContainEqual(
      expect.objectContaining({ state: 'present', note: 'not published yet' }),
    );
    await environment.carryOut(again);
    expect(await seenIn(environment)).toEqual(AFTER);
    expect(environment.metadata.unpublished()).toEqual([]);
  }, 60_000);

  it('publishes no text of a view of ours that somebody else is at work on', async () => {
    await environment.install(OPTIONS, shipped);
    const body = { fetchxml: OLDER.replace('fullname', 'jobtitle') };
    await environment.send('PATCH', `savedqueries(${OLD_VIEW})`, { body });
    expect(whatOf(await environment.plan(OPTIONS, shipped))).toEqual([]);
    expect(environment.metadata.unpublished()).toEqual(['contact']);
  }, 60_000);
});
