import { DynamicsWebApi } from 'dynamics-web-api';
import { aGuid, openDataverse, type OpenDataverse } from './open-dataverse.ts';

type ContactRow = {
  contactid: string;
  fullname: string;
  '@odata.etag': string;
  _parentcustomerid_value: string;
  parentcustomerid_account: { name: string };
};

/** A client that others wrote, against the stand-in: what it understands, ours may rely on. */
describe('the client dynamics-web-api', () => {
  const CONTOSO = aGuid(1);
  let dataverse: OpenDataverse;
  let api: DynamicsWebApi;

  beforeEach(async () => {
    dataverse = await openDataverse();
    dataverse.store.upsert('account', { accountid: CONTOSO, name: 'Contoso' });
    for (let n = 11; n <= 17; n += 1) {
      dataverse.store.upsert('contact', {
        contactid: aGuid(n),
        lastname: `P${n}`,
        _parentcustomerid_value: CONTOSO,
      });
    }
    api = new DynamicsWebApi({
      serverUrl: dataverse.url,
      dataApi: { version: '9.2' },
      onTokenRefresh: () => Promise.resolve(dataverse.issueToken()),
    });
  });
  afterEach(() => dataverse.stop());

  const select = ['fullname', '_parentcustomerid_value'];

  it('retrieves a row with annotations and an expanded account', async () => {
    const row = await api.retrieve<ContactRow & Record<string, unknown>>({
      collection: 'contacts',
      key: aGuid(11),
      select,
      expand: [{ property: 'parentcustomerid_account', select: ['name'] }],
      includeAnnotations: 'Microsoft.Dynamics.CRM.lookuplogicalname',
    });
    expect(row).toMatchObject({ fullname: 'P11', parentcustomerid_account: { name: 'Contoso' } });
    expect(row['_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname']).toBe('account');
  });

  it('pages through a filtered collection', async () => {
    const seen: string[] = [];
    const request = {
      collection: 'contacts',
      select,
      filter: `_parentcustomerid_value eq ${CONTOSO}`,
      maxPageSize: 3,
    };
    let page = await api.retrieveMultiple<ContactRow>(request);
    const sizes = [page.value.length];
    seen.push(...page.value.map((row) => row.fullname));
    while (page.oDataNextLink !== undefined) {
      page = await api.retrieveMultiple<ContactRow>(request, page.oDataNextLink);
      sizes.push(page.value.length);
      seen.push(...page.value.map((row) => row.fullname));
    }
    expect(sizes).toEqual([3, 3, 1]);
    expect(seen.sort()).toEqual(['P11', 'P12', 'P13', 'P14', 'P15', 'P16', 'P17']);
  });

  it('counts, in the answer and alone', async () => {
    const counted = await api.retrieveMultiple({
      collection: 'contacts',
      filter: "lastname ne 'P11'",
      count: true,
    });
    expect(counted.oDataCount).toBe(6);
    expect(await api.count({ collection: 'contacts' })).toBe(7);
  });

  it('creates with a bound account and reads its representation', async () => {
    const created = await api.create<Record<string, string>, ContactRow>({
      collection: 'contacts',
      data: { lastname: 'New', 'parentcustomerid_account@odata.bind': `/accounts(${CONTOSO})` },
      returnRepresentation: true,
      select,
    });
    expect(created).toMatchObject({ fullname: 'New', _parentcustomerid_value: CONTOSO });
  });

  it('updates under If-Match and hears of a stale etag', async () => {
    const { '@odata.etag': ifmatch } = await api.retrieve<ContactRow>({
      collection: 'contacts',
      key: aGuid(11),
      select,
    });
    const update = { collection: 'contacts', key: aGuid(11), data: { msdyn_orgchangestatus: 1 }, ifmatch };
    await api.update(update);
    expect(dataverse.store.read('contact', aGuid(11))?.['msdyn_orgchangestatus']).toBe(1);
    // The library reports a missed precondition of an update as `false` and not as an error.
    expect(await api.update({ ...update, data: { msdyn_orgchangestatus: 2 } })).toBe(false);
    expect(dataverse.store.read('contact', aGuid(11))?.['msdyn_orgchangestatus']).toBe(1);
  });

  it('hears the code of an error', async () => {
    await expect(api.retrieve({ collection: 'contacts', key: aGuid(99) })).rejects.toMatchObject({
      status: 404,
      code: '0x80040217',
    });
  });

  it('tracks changes over its own delta link', async () => {
    const request = { collection: 'contacts', select, trackChanges: true };
    const first = await api.retrieveMultiple<ContactRow>(request);
    expect(first.value).toHaveLength(7);
    dataverse.store.upsert('contact', { contactid: aGuid(12), lastname: 'Changed' });
    dataverse.store.remove('contact', aGuid(13));
    const next = await api.retrieveMultiple<ContactRow>(request, first.oDataDeltaLink);
    expect(next.value).toMatchObject([{ fullname: 'Changed' }, { id: aGuid(13), reason: 'deleted' }]);
    expect(next.oDataDeltaLink).toContain('$deltatoken=');
  });

  it('sends a batch with a change set of its own making', async () => {
    api.startBatch();
    void api.retrieve({ collection: 'contacts', key: aGuid(11), select });
    void api.create({ collection: 'accounts', data: { name: 'In batch' }, contentId: '1' });
    void api.update({
      collection: 'contacts',
      key: aGuid(12),
      data: { 'parentcustomerid_account@odata.bind': '$1' },
    });
    const answers = await api.executeBatch();
    expect(answers[0]).toMatchObject({ fullname: 'P11' });
    const account = [...dataverse.store.iterate('account')].find((row) => row['name'] === 'In batch');
    expect(dataverse.store.read('contact', aGuid(12))?.['_accountid_value']).toBe(account?.['accountid']);
  });

  it('deletes and upserts', async () => {
    await api.deleteRecord({ collection: 'contacts', key: aGuid(11) });
    expect(dataverse.store.count('contact')).toBe(6);
    await api.upsert({ collection: 'contacts', key: aGuid(11), data: { lastname: 'Back' } });
    expect(dataverse.store.read('contact', aGuid(11))?.['fullname']).toBe('Back');
  });

  const NAMES = (count: number) =>
    `<fetch count="${count}"><entity name="contact"><attribute name="fullname"/><order attribute="fullname"/></entity></fetch>`;

  it('runs FetchXML and pages by the cookie it takes apart itself', async () => {
    // The cookie comes as an annotation, which the library must be told to ask for.
    const request = { collection: 'contacts', fetchXml: NAMES(3), includeAnnotations: '*' };
    const page = await api.fetch<ContactRow>({ ...request, pageNumber: 1 });
    expect(page.value.map((row) => row.fullname)).toEqual(['P11', 'P12', 'P13']);
    const pagingCookie = page.PagingInfo?.cookie ?? '';
    const next = await api.fetch<ContactRow>({ ...request, pageNumber: 2, pagingCookie });
    expect(next.value.map((row) => row.fullname)).toEqual(['P14', 'P15', 'P16']);
    const all = await api.fetchAll<ContactRow>(request);
    expect(all.value).toHaveLength(7);
  });

  it('runs a system view by its id', async () => {
    const fetchxml = NAMES(2);
    const view = { savedqueryid: aGuid(50), name: 'Names', returnedtypecode: 'contact', fetchxml };
    dataverse.store.upsert('savedquery', view);
    const request = { collection: 'contacts', savedQuery: aGuid(50) };
    const page = await api.retrieve<{ value: ContactRow[] }>(request);
    expect(page.value.map((row) => row.fullname)).toEqual(['P11', 'P12']);
  });

  it('acts as another user and hears who that is', async () => {
    dataverse.store.upsert('systemuser', { systemuserid: aGuid(60), fullname: 'Ada' });
    const answer = await api.callFunction<{ UserId: string }>({ name: 'WhoAmI', impersonate: aGuid(60) });
    expect(answer.UserId).toBe(aGuid(60));
  });

  it('merges two contacts', async () => {
    const contact = (n: number) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid: aGuid(n) });
    const action = { Target: contact(11), Subordinate: contact(12), PerformParentingChecks: false };
    await api.callAction({ actionName: 'Merge', action });
    expect(dataverse.store.read('contact', aGuid(12))).toMatchObject({
      merged: true,
      _masterid_value: aGuid(11),
    });
  });

  it('reads the definitions of a table, of its columns and of its choice', async () => {
    const table: object = await api.retrieveEntity({
      key: "LogicalName='contact'",
      select: ['EntitySetName'],
    });
    expect(table).toMatchObject({ EntitySetName: 'contacts' });
    const columns = await api.retrieveAttributes({
      entityKey: "LogicalName='contact'",
      select: ['LogicalName'],
    });
    expect(columns.value).toContainEqual(expect.objectContaining({ LogicalName: 'msdyn_orgchangestatus' }));
    const choice: object = await api.retrieveAttribute({
      entityKey: "LogicalName='contact'",
      attributeKey: "LogicalName='msdyn_orgchangestatus'",
      castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
      select: ['LogicalName'],
      expand: [{ property: 'OptionSet' }],
    });
    expect(choice).toMatchObject({ OptionSet: { Options: [{ Value: 0 }, { Value: 1 }, { Value: 2 }] } });
  });
});
