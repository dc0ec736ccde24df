import { shippedHashes } from '../../../../shared/crm/install/shipped-views.ts';
import { viewHash } from '../../../../shared/crm/install/views/view-hash.ts';
import { openEnvironment, statesOf, whatOf, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const ALL_RISK = '3e87dc78-01c9-481f-934f-3eb064c21d9d';
const ALL_LEFT = 'e7320052-e080-46fe-af76-40e4ac2bb8ce';

let environment: Environment;
afterEach(() => environment.stop());

const open = async (options: Parameters<typeof openEnvironment>[0] = {}) => {
  environment = await openEnvironment(options);
  return environment;
};

const viewNames = async () =>
  (await environment.rows('savedqueries?$select=name')).map(({ name }) => String(name)).sort();

describe('installing in an empty environment', () => {
  it('creates the column with 0, 1 and 2, the views and the solution, publishes, and then has nothing to do', async () => {
    await open(WITHOUT_NATIVE);
    await environment.install();

    const path = "EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='dval_notatcompany')";
    const cast = `${path}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`;
    const { body } = await environment.get(cast);
    expect(body).toMatchObject({
      DefaultFormValue: 0,
      OptionSet: { Options: [{ Value: 0 }, { Value: 1 }, { Value: 2 }] },
    });
    expect(await viewNames()).toEqual([
      'All Contacts Not at Company',
      'All Opportunities at Risk - Contact left',
      'My Contacts Not at Company',
      'My Opportunities at Risk - Contact left',
      'Not at company on open opportunities',
    ]);
    expect(environment.metadata.unpublished()).toEqual([]);
    const again = await environment.plan();
    expect(whatOf(again)).toEqual([]);
    expect(again.settings).toEqual({
      DATAVERSE_FLAG_COLUMN: 'dval_notatcompany',
      DATAVERSE_PUBLISHER_PREFIX: 'dval',
    });
  });

  it('gives new contacts No Feedback and leaves those there without a value', async () => {
    await open(WITHOUT_NATIVE);
    const before = await environment.send('POST', 'contacts', { body: { lastname: 'Vogel' } });
    await environment.install();
    await environment.send('POST', 'contacts', { body: { lastname: 'Berg' } });
    expect(before.status).toBe(204);
    const rows = await environment.rows('contacts?$select=lastname,dval_notatcompany&$orderby=lastname');
    expect(rows.map(({ dval_notatcompany: flag }) => flag)).toEqual([0, null]);
  });

  it('takes the publisher’s own option values where 0, 1 and 2 are refused, and asks for them in the views', async () => {
    await open({ ...WITHOUT_NATIVE, customization: { optionValues: 'publisherRange' } });
    await environment.install();
    const after = await environment.plan();
    expect(statesOf(after)['Flag column dval_notatcompany']).toBe('present');
    expect(whatOf(after)).toEqual([]);
    const view = await environment.get(`savedqueries(${ALL_LEFT})?$select=fetchxml`);
    expect(view.body['fetchxml']).toContain('value="418700001"');
  });

  it('ends the delta tokens of the contact, so that the next sweep reads it in full', async () => {
    await open(WITHOUT_NATIVE);
    const first = await environment.get('contacts?$select=lastname', { prefer: 'odata.track-changes' });
    const link = String(first.body['@odata.deltaLink']);
    await environment.install();
    expect((await environment.get(link)).body['error']).toMatchObject({ code: '0x80044352' });
  });

  it('switches change tracking on where it is off', async () => {
    await open(WITHOUT_NATIVE);
    environment.setChangeTracking('connection', false);
    const plan = await environment.install();
    expect(whatOf(plan)).toContain(
      'Switch on change tracking of connection (it cannot be switched off again)',
    );
    const tables = await environment.rows(
      'EntityDefinitions?$select=LogicalName&$filter=ChangeTrackingEnabled eq true',
    );
    expect(tables.map(({ LogicalName: name }) => name)).toContain('connection');
  });
});

describe('the native column', () => {
  it('is used as it is: no column, no label of ours, and views that ask for it', async () => {
    await open({ customization: { languages: [1043] } });
    const plan = await environment.install();
    expect(statesOf(plan)['Flag column msdyn_orgchangestatus']).toBe('native');
    expect(environment.metadata.columns()).toEqual([]);
    const view = await environment.get(`savedqueries(${ALL_LEFT})?$select=fetchxml`);
    expect(view.body['fetchxml']).toContain('attribute="msdyn_orgchangestatus" operator="eq" value="1"');
    expect((await environment.plan()).settings).toEqual({});
  });

  it('keeps a native view of the same purpose the only one', async () => {
    await open();
    const fetchxml =
      '<fetch><entity name="contact"><attribute name="fullname"/><filter><condition value="1" operator="eq" attribute="msdyn_orgchangestatus"/><condition attribute="statecode" operator="eq" value="0"/></filter></entity></fetch>';
    environment.store.upsert('savedquery', {
      name: 'All Contacts Not at Company',
      returnedtypecode: 'contact',
      ismanaged: true,
      fetchxml,
    });
    const plan = await environment.install();
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ item: 'View "All Contacts Not at Company"', state: 'native' }),
    );
    expect((await viewNames()).filter((name) => name === 'All Contacts Not at Company')).toHaveLength(1);
  });
});

describe('an installation by an older version', () => {
  const OLDER = '<fetch><entity name="opportunity"><attribute name="name"/></entity></fetch>';

  const installOlder = async () => {
    await environment.install();
    const body = { fetchxml: OLDER };
    await environment.send('PATCH', `savedqueries(${ALL_RISK})`, { body });
    const [solution] = await environment.rows("solutions?$filter=uniquename eq 'CrmDataValidation'");
    const id = String(solution?.['solutionid']);
    await environment.send('PATCH', `solutions(${id})`, { body: { version: '0.9.0.0' } });
    const { body: view } = await environment.get(`savedqueries(${ALL_RISK})?$select=layoutxml`);
    const flag = { column: 'msdyn_orgchangestatus', notAtCompany: 1 };
    const older = viewHash({ fetchXml: OLDER, layoutXml: String(view['layoutxml']) }, flag);
    return new Set([...shippedHashes(), older]);
  };

  it('is brought up to date, version and all', async () => {
    await open();
    const shipped = await installOlder();
    const plan = await environment.install({}, shipped);
    expect(statesOf(plan)['View "All Opportunities at Risk - Contact left"']).toBe('outdated');
    expect(whatOf(await environment.plan({}, shipped))).toEqual([]);
    const [solution] = await environment.rows("solutions?$filter=uniquename eq 'CrmDataValidation'");
    expect(solution).toMatchObject({ version: '1.0.0.0' });
  });

  it.each([true, false])(
    'leaves a view that the customer edited as it is, and says so: published %s',
    async (isPublished) => {
      await open();
      await environment.install();
      await environment.send('PATCH', `savedqueries(${ALL_RISK})`, { body: { fetchxml: OLDER } });
      if (isPublished) await environment.send('POST', 'PublishAllXml');
      const plan = await environment.install();
      expect(statesOf(plan)['View "All Opportunities at Risk - Contact left"']).toBe('edited');
      expect(plan.steps).toEqual([]);
      const fetchXmlAt = async (path: string) =>
        (await environment.get(`${path}?$select=fetchxml`)).body['fetchxml'];
      const view = `savedqueries(${ALL_RISK})`;
      expect(await fetchXmlAt(`${view}/Microsoft.Dynamics.CRM.RetrieveUnpublished()`)).toBe(OLDER);
      expect((await fetchXmlAt(view)) === OLDER).toBe(isPublished);
    },
  );

  it('knows its own views when their text comes back laid out otherwise', async () => {
    await open();
    await environment.install();
    const { body } = await environment.get(`savedqueries(${ALL_RISK})?$select=fetchxml`);
    const other = String(body['fetchxml']).replaceAll('><', '>\n  <').replaceAll('"', "'");
    await environment.send('PATCH', `savedqueries(${ALL_RISK})`, { body: { fetchxml: other } });
    expect(statesOf(await environment.plan())['View "All Opportunities at Risk - Contact left"']).toBe(
      'present',
    );
  });
});
