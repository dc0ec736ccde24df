import { openEnvironment, statesOf, whatOf, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const ALL_LEFT = 'e7320052-e080-46fe-af76-40e4ac2bb8ce';
const APP = '00000000-0000-4000-8000-0000000000a1';

let environment: Environment;
afterEach(() => environment.stop());

const open = async (options: Parameters<typeof openEnvironment>[0] = {}) => {
  environment = await openEnvironment(options);
};

describe('an environment without Sales', () => {
  it('gets the contact views and hears why there are no others', async () => {
    await open({ without: ['opportunity', 'contact.msdyn_orgchangestatus'] });
    const plan = await environment.install();
    const rows = await environment.rows('savedqueries?$select=name,returnedtypecode');
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'All Contacts Not at Company',
      'My Contacts Not at Company',
    ]);
    expect(statesOf(plan)).toMatchObject({
      'View "All Opportunities at Risk - Contact left"': 'notApplicable',
      'View "Not at company on open opportunities"': 'notApplicable',
      'Change tracking of opportunity': 'notApplicable',
    });
    expect(whatOf(await environment.plan())).toEqual([]);
  });
});

describe('languages', () => {
  it('are those provisioned: where only Dutch is, everything is Dutch', async () => {
    await open({ ...WITHOUT_NATIVE, customization: { baseLanguage: 1043 } });
    await environment.install();
    const view = await environment.get(`savedqueries(${ALL_LEFT})?$select=name`);
    expect(view.body['name']).toBe("Alle contacten 'Niet bij bedrijf'");
    const [column] = environment.metadata.columns();
    expect(JSON.stringify(column?.body['DisplayName'])).toContain('Melding: Niet bij bedrijf');
    expect(JSON.stringify(column?.body)).not.toContain('"LanguageCode":1033');
    expect(whatOf(await environment.plan())).toEqual([]);
  });

  it('provisioned later are added at a later install, and a name somebody changed stays', async () => {
    await open({ ...WITHOUT_NATIVE, customization: { languages: [1043] } });
    await environment.install();
    await environment.send('PATCH', `savedqueries(${ALL_LEFT})`, { body: { name: 'Gone' } });
    environment.metadata.saveLabels({ viewId: ALL_LEFT, attribute: 'name' }, {});
    const plan = await environment.install();
    expect(whatOf(plan)).toContain('Add the name of view "All Contacts Not at Company" in Dutch');
    const view = await environment.get(`savedqueries(${ALL_LEFT})?$select=name`);
    expect(view.body['name']).toBe('Gone');
    expect(environment.metadata.labels({ viewId: ALL_LEFT, attribute: 'name' })).toEqual({
      1043: "Alle contacten 'Niet bij bedrijf'",
    });
  });
});

describe('what stands in the way', () => {
  it('of a person without customisation rights is said before anything is changed', async () => {
    const missingPrivileges = ['prvCreateAttribute', 'prvCreateQuery', 'prvPublishCustomization'];
    await open({ ...WITHOUT_NATIVE, customization: { missingPrivileges } });
    const { obstacles } = await environment.plan();
    expect(obstacles).toEqual([
      {
        concerns: 'caller',
        problem: 'You lack prvCreateAttribute, prvCreateQuery, prvPublishCustomization in this environment.',
        wayOut: expect.stringContaining('System Customizer') as string,
      },
    ]);
  });

  it('is "Block unmanaged customizations", with the place to switch it off', async () => {
    await open(WITHOUT_NATIVE);
    environment.store.upsert('organization', {
      organizationid: environment.caller.organizationId,
      orgdborgsettings:
        '<OrgSettings><IsLockdownOfUnmanagedCustomizationEnabled>true</IsLockdownOfUnmanagedCustomizationEnabled></OrgSettings>',
    });
    const plan = await environment.plan();
    expect(plan.obstacles.map(({ problem }) => problem)).toEqual([
      'This environment blocks unmanaged customizations.',
    ]);
    await expect(environment.carryOut(plan)).rejects.toThrow('did not go through');
  });

  it('is a prefix that belongs to another publisher', async () => {
    await open(WITHOUT_NATIVE);
    const publisher = { uniquename: 'contoso', customizationprefix: 'dval' };
    environment.store.upsert('publisher', { ...publisher, customizationoptionvalueprefix: 10_000 });
    const { obstacles } = await environment.plan();
    expect(obstacles).toEqual([
      expect.objectContaining({ wayOut: expect.stringContaining('--prefix') as string }),
    ]);
  });

  it('is nothing where everything is installed, whoever looks', async () => {
    await open();
    await environment.install();
    const plan = await environment.plan();
    expect(plan.obstacles).toEqual([]);
  });
});

describe('model-driven apps', () => {
  const withApp = async () => {
    await open();
    environment.store.upsert('appmodule', { appmoduleid: APP, name: 'Sales', uniquename: 'contoso_sales' });
    const fetchxml = '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>';
    const view = { savedqueryid: APP, name: 'Contacts', returnedtypecode: 'contact', fetchxml };
    environment.store.upsert('savedquery', view);
    const component = { componenttype: 26, objectid: APP, _appmoduleidunique_value: APP };
    environment.store.upsert('appmodulecomponent', component);
  };

  it('that list other views of contacts are named, and changed only when asked', async () => {
    await withApp();
    const plan = await environment.install();
    expect(plan.findings).toContainEqual({
      item: 'App "Sales"',
      state: 'notChosen',
      note: 'does not show 3 of the views; --app contoso_sales adds them',
    });
    expect(environment.store.count('appmodulecomponent')).toBe(1);
    await environment.install({ apps: ['contoso_sales'] });
    expect(environment.store.count('appmodulecomponent')).toBe(4);
    expect(whatOf(await environment.plan({ apps: ['contoso_sales'] }))).toEqual([]);
  });

  it('that do not exist are refused with the names of those that do', async () => {
    await withApp();
    const { obstacles } = await environment.plan({ apps: ['contoso_service'] });
    expect(obstacles).toEqual([expect.objectContaining({ wayOut: 'Its apps are: contoso_sales.' })]);
  });
});

describe('what is chosen', () => {
  it('as details becomes columns, and the views of contacts show where the person went', async () => {
    await open();
    await environment.install();
    const plan = await environment.install({ detailColumns: true });
    expect(statesOf(plan)['View "All Contacts Not at Company"']).toBe('outdated');
    expect(environment.metadata.columns().map(({ name }) => name)).toEqual([
      'dval_newemployer',
      'dval_newtitle',
      'dval_leftsince',
      'dval_leftreason',
      'dval_checkedon',
    ]);
    const view = await environment.get(`savedqueries(${ALL_LEFT})?$select=layoutxml`);
    expect(view.body['layoutxml']).toContain('dval_newemployer');
    expect(whatOf(await environment.plan())).toEqual([]);
  });

  it('as a role gives the least the app needs, at organization level', async () => {
    await open();
    await environment.install({ createRole: true });
    const id = 'aa4d132c-01c4-44ec-8501-1c110b7112c8';
    const { body } = await environment.get(`RetrieveRolePrivilegesRole(RoleId=${id})`);
    const privileges = body['RolePrivileges'] as { PrivilegeName: string; Depth: string }[]; // as the stand-in answers
    expect(privileges.filter(({ PrivilegeName: name }) => !name.startsWith('prvRead'))).toEqual([
      expect.objectContaining({ PrivilegeName: 'prvWriteContact', Depth: 'Global' }),
    ]);
    expect(whatOf(await environment.plan())).toEqual([]);
  });
});

describe('removing', () => {
  it('leaves the native column and views that are not ours', async () => {
    await open();
    const fetchxml =
      '<fetch><entity name="contact"><attribute name="msdyn_orgchangestatus"/></entity></fetch>';
    environment.store.upsert('savedquery', { name: 'Mine', returnedtypecode: 'contact', fetchxml });
    await environment.install({ detailColumns: true });
    const removal = await environment.removal();
    await environment.carryOut(removal);
    expect((await environment.rows('savedqueries?$select=name')).map(({ name }) => name)).toEqual(['Mine']);
    expect(environment.metadata.columns()).toEqual([]);
    expect((await environment.get('contacts?$select=msdyn_orgchangestatus')).status).toBe(200);
    expect(statesOf(removal)['Flag column msdyn_orgchangestatus']).toBe('native');
  });

  it('is refused while somebody else’s view needs our column, and says which', async () => {
    await open(WITHOUT_NATIVE);
    await environment.install();
    const fetchxml = '<fetch><entity name="contact"><attribute name="dval_notatcompany"/></entity></fetch>';
    environment.store.upsert('savedquery', { name: 'Mine', returnedtypecode: 'contact', fetchxml });
    const { obstacles } = await environment.removal();
    expect(obstacles.map(({ problem }) => problem)).toEqual([
      'contact.dval_notatcompany is used by the view "Mine".',
    ]);
  });

  it('says where there are more of them than Dataverse counts', async () => {
    await open(WITHOUT_NATIVE);
    await environment.install();
    for (let number = 0; number < 5_001; number += 1) {
      environment.store.upsert('contact', { lastname: `Vogel ${String(number)}`, dval_notatcompany: 1 });
    }
    const { findings } = await environment.removal();
    expect(findings).toContainEqual(
      expect.objectContaining({ note: 'contacts that lose theirs with the column: 5000 or more' }),
    );
  });

  it('counts the contacts that lose their flag', async () => {
    await open(WITHOUT_NATIVE);
    await environment.install();
    await environment.send('POST', 'contacts', { body: { lastname: 'Vogel', dval_notatcompany: 1 } });
    await environment.send('POST', 'contacts', { body: { lastname: 'Berg', dval_notatcompany: 0 } });
    const { findings } = await environment.removal();
    expect(findings).toContainEqual(
      expect.objectContaining({ note: 'contacts that lose theirs with the column: 1' }),
    );
  });
});
