import { aGuid, openDataverse, rowsOf, type OpenDataverse } from './open-dataverse.ts';

const [ADA, CONTOSO] = [aGuid(11), aGuid(1)];

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse();
  const prefix = { customizationprefix: 'new', customizationoptionvalueprefix: 10_000 };
  dataverse.store.upsert('publisher', { uniquename: 'new', ...prefix });
  dataverse.store.upsert('account', { accountid: CONTOSO, name: 'Contoso' });
  dataverse.store.upsert('contact', { contactid: ADA, lastname: 'Ada' });
});
afterEach(() => dataverse.stop());

const post = (path: string, body: object) => dataverse.send('POST', path, { body });
const Lookup = (SchemaName: string) => ({
  SchemaName,
  DisplayName: { LocalizedLabels: [{ Label: SchemaName, LanguageCode: 1033 }] },
});
const relationship = (ReferencedEntity: string) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
  SchemaName: `new_${ReferencedEntity}_opportunity`,
  ReferencedEntity,
  ReferencingEntity: 'opportunity',
});

describe('a relationship that is created', () => {
  it('gives the one table a lookup and the other a collection', async () => {
    const body = { ...relationship('contact'), Lookup: Lookup('new_Helper') };
    expect((await post('RelationshipDefinitions', body)).status).toBe(204);
    await post('opportunities', { name: 'Deal', 'new_Helper@odata.bind': `/contacts(${ADA})` });
    expect(await dataverse.rows('opportunities?$expand=new_Helper($select=lastname)')).toMatchObject([
      { _new_helper_value: ADA, new_Helper: { lastname: 'Ada' } },
    ]);
    const below = await dataverse.get(`contacts(${ADA})/new_contact_opportunity?$select=name`);
    expect(rowsOf(below)).toMatchObject([{ name: 'Deal' }]);
    const listed = await dataverse.rows(
      `RelationshipDefinitions?$filter=SchemaName eq 'new_contact_opportunity'`,
    );
    expect(listed).toMatchObject([{ ReferencingAttribute: 'new_helper', ReferencedEntity: 'contact' }]);
  });

  it('goes with its lookup', async () => {
    await post('RelationshipDefinitions', { ...relationship('contact'), Lookup: Lookup('new_Helper') });
    const column = "EntityDefinitions(LogicalName='opportunity')/Attributes(LogicalName='new_helper')";
    expect((await dataverse.send('DELETE', column)).status).toBe(204);
    expect((await dataverse.get(`contacts(${ADA})/new_contact_opportunity`)).status).toBe(404);
    expect((await dataverse.get('opportunities?$expand=new_Helper')).status).toBe(400);
  });

  it('leads to an account or a contact where it is one of a customer', async () => {
    const OneToManyRelationships = [relationship('account'), relationship('contact')];
    const body = { OneToManyRelationships, Lookup: Lookup('new_Payer') };
    const made = await post('CreateCustomerRelationships', body);
    expect(made.body['RelationshipIds']).toHaveLength(2);
    await post('opportunities', { name: 'A', 'new_Payer_account@odata.bind': `/accounts(${CONTOSO})` });
    await post('opportunities', { name: 'C', 'new_Payer_contact@odata.bind': `/contacts(${ADA})` });
    const names = async (path: string) => (await dataverse.rows(path)).map((row) => row['name']);
    expect(await names(`accounts(${CONTOSO})/new_account_opportunity`)).toEqual(['A']);
    expect(await names(`contacts(${ADA})/new_contact_opportunity`)).toEqual(['C']);
  });

  it('is refused without a table, a publisher or the privilege', async () => {
    const wrong = [
      { ...relationship('nosuch'), Lookup: Lookup('new_Helper') },
      { ...relationship('contact'), Lookup: Lookup('other_Helper') },
      relationship('contact'),
    ];
    for (const body of wrong) expect((await post('RelationshipDefinitions', body)).status).toBe(400);
    dataverse.withdrawPrivileges('prvCreateRelationship');
    const right = { ...relationship('contact'), Lookup: Lookup('new_Helper') };
    expect((await post('RelationshipDefinitions', right)).status).toBe(403);
  });
});
