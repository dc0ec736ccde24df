import { aGuid, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const [KEPT, MERGED, OTHER] = [aGuid(1), aGuid(2), aGuid(3)];

describe('Merge', () => {
  let dataverse: OpenDataverse;

  beforeEach(async () => {
    dataverse = await openDataverse();
    for (const contactid of [KEPT, MERGED, OTHER])
      dataverse.store.upsert('contact', { contactid, lastname: 'Ada' });
    dataverse.store.upsert('opportunity', { opportunityid: aGuid(11), _parentcontactid_value: MERGED });
    dataverse.store.upsert('opportunity', { opportunityid: aGuid(12), _parentcontactid_value: OTHER });
    dataverse.store.upsert('connection', {
      connectionid: aGuid(21),
      _record1id_value: aGuid(11),
      '_record1id_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'opportunity',
      _record2id_value: MERGED,
      '_record2id_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
    });
  });
  afterEach(() => dataverse.stop());

  const contact = (contactid: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid });
  const merge = (body: object = {}) =>
    dataverse.send('POST', 'Merge', {
      body: { Target: contact(KEPT), Subordinate: contact(MERGED), PerformParentingChecks: false, ...body },
    });

  it('leaves the lesser row inactive with its master named, and moves what referred to it', async () => {
    const content = { '@odata.type': 'Microsoft.Dynamics.CRM.contact', jobtitle: 'Owner' };
    expect((await merge({ UpdateContent: content })).status).toBe(204);
    expect(dataverse.store.read('contact', MERGED)).toMatchObject({
      statecode: 1,
      merged: true,
      _masterid_value: KEPT,
    });
    expect(dataverse.store.read('contact', KEPT)).toMatchObject({
      statecode: 0,
      merged: false,
      jobtitle: 'Owner',
    });
    expect(dataverse.store.read('opportunity', aGuid(11))?.['_parentcontactid_value']).toBe(KEPT);
    expect(dataverse.store.read('opportunity', aGuid(12))?.['_parentcontactid_value']).toBe(OTHER);
    expect(dataverse.store.read('connection', aGuid(21))?.['_record2id_value']).toBe(KEPT);
  });

  it('is seen by change tracking in every table it touched', async () => {
    const track = async (path: string) => {
      const first = await dataverse.get(path, { prefer: 'odata.track-changes' });
      return String(first.body['@odata.deltaLink']);
    };
    const links = [await track('contacts?$select=merged'), await track('opportunities?$select=name')];
    await merge();
    const counts = await Promise.all(links.map(async (link) => (await dataverse.rows(link)).length));
    expect(counts).toEqual([2, 1]);
  });

  it('is refused for a row merged before, a missing one, and one with itself', async () => {
    await merge();
    expect((await merge()).status).toBe(400);
    expect((await merge({ Subordinate: contact(aGuid(99)) })).status).toBe(404);
    expect((await merge({ Target: contact(OTHER), Subordinate: contact(OTHER) })).status).toBe(400);
  });

  it('applies nothing when a plug-in rejects the lesser row', async () => {
    dataverse.faults.rejectRows({ entity: 'contact', id: MERGED });
    const answer = await merge({ UpdateContent: { jobtitle: 'Owner' } });
    expect([answer.status, answer.body['error']]).toMatchObject([400, { code: '0x80040265' }]);
    expect(dataverse.store.read('contact', KEPT)).not.toHaveProperty('jobtitle');
  });

  it('is not all a plug-in may reject: writes of one column of one row fail until the faults are cleared', async () => {
    dataverse.faults.rejectRows({
      entity: 'contact',
      id: MERGED,
      column: 'msdyn_orgchangestatus',
      message: 'Locked.',
    });
    const flag = (id: string) =>
      dataverse.send('PATCH', `contacts(${id})`, {
        body: { msdyn_orgchangestatus: 1 },
        headers: { 'if-match': '*' },
      });
    expect((await flag(KEPT)).status).toBe(204);
    const refused = await flag(MERGED);
    expect(refused.body).toEqual({ error: { code: '0x80040265', message: 'Locked.' } });
    dataverse.faults.clear();
    expect((await flag(MERGED)).status).toBe(204);
  });
});
