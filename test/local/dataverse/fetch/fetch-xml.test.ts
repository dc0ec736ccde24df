import { aGuid, errorOf, openDataverse, rowsOf, type Answer, type OpenDataverse } from '../open-dataverse.ts';

const NOW = new Date('2026-03-15T10:00:00Z');
const [CONTOSO, FABRIKAM] = [aGuid(1), aGuid(2)];

/** Page 1 of the documented recipe: take the attribute, decode twice, encode for XML. */
function nextCookie(answer: Answer): string {
  const cookie = String(answer.body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']);
  const encoded = /pagingcookie="([^"]*)"/.exec(cookie)?.[1] ?? '';
  const inner = decodeURIComponent(decodeURIComponent(encoded));
  return inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

describe('a query in FetchXML', () => {
  let dataverse: OpenDataverse;

  beforeAll(async () => {
    dataverse = await openDataverse({ now: () => NOW });
    const { store } = dataverse;
    store.upsert('account', { accountid: CONTOSO, name: 'Contoso', numberofemployees: 50 });
    store.upsert('account', { accountid: FABRIKAM, name: 'Fabrikam' });
    const people = [
      { lastname: 'Ada', _parentcustomerid_value: CONTOSO, jobtitle: '100% Owner', msdyn_orgchangestatus: 1 },
      { lastname: 'Bo', _parentcustomerid_value: CONTOSO, statecode: 1 },
      { lastname: 'Çelik', _parentcustomerid_value: FABRIKAM, jobtitle: 'Clerk', msdyn_orgchangestatus: 2 },
      { lastname: 'dee' },
      { lastname: 'Dee', annualincome: 45_000 },
    ];
    for (const [at, person] of people.entries())
      store.upsert('contact', { contactid: aGuid(11 + at), ...person });
    const dates = ['2026-03-15', '2026-03-16', '2026-02-10', '2025-03-01'];
    for (const [at, estimatedclosedate] of dates.entries())
      store.upsert('opportunity', { opportunityid: aGuid(31 + at), name: `D${at}`, estimatedclosedate });
  });
  afterAll(() => dataverse.stop());

  const ask = (set: string, xml: string, prefer = 'odata.include-annotations="*"') =>
    dataverse.get(`${set}?fetchXml=${encodeURIComponent(xml)}`, { prefer });

  async function names(filter: string, order = "<order attribute='fullname'/>"): Promise<unknown[]> {
    const xml = `<fetch><entity name='contact'><attribute name='fullname'/>${order}${filter}</entity></fetch>`;
    const answer = await ask('contacts', xml);
    expect(answer.text).not.toContain('"error"');
    return rowsOf(answer).map((row) => row['fullname']);
  }

  const where = (condition: string) => names(`<filter><condition ${condition}/></filter>`);

  it.each([
    ["attribute='lastname' operator='eq' value='DEE'", ['dee', 'Dee']],
    ["attribute='jobtitle' operator='ne' value='Clerk'", ['Ada', 'Bo', 'dee', 'Dee']],
    ["attribute='jobtitle' operator='like' value='%own%'", ['Ada']],
    ["attribute='jobtitle' operator='not-like' value='%own%'", ['Bo', 'Çelik', 'dee', 'Dee']],
    ["attribute='lastname' operator='begins-with' value='c'", ['Çelik']],
    ["attribute='jobtitle' operator='null'", ['Bo', 'dee', 'Dee']],
    ["attribute='annualincome' operator='ge' value='45000'", ['Dee']],
    [`attribute='parentcustomerid' operator='eq' value='{${CONTOSO}}'`, ['Ada', 'Bo']],
    ["attribute='merged' operator='eq' value='true'", []],
    ["attribute='createdon' operator='today'", ['Ada', 'Bo', 'Çelik', 'dee', 'Dee']],
    ["attribute='createdon' operator='older-than-x-days' value='1'", []],
  ])('answers %s', async (condition, expected) => {
    expect(await where(condition)).toEqual(expected);
  });

  it('takes lists of values and nested filters', async () => {
    const list = "operator='in'><value>1</value><value>2</value></condition>";
    expect(await names(`<filter><condition attribute='msdyn_orgchangestatus' ${list}</filter>`)).toEqual([
      'Ada',
      'Çelik',
    ]);
    const either =
      "<filter type='or'><condition attribute='lastname' operator='eq' value='bo'/><filter><condition attribute='jobtitle' operator='not-null'/><condition attribute='msdyn_orgchangestatus' operator='eq' value='2'/></filter></filter>";
    expect(await names(either)).toEqual(['Bo', 'Çelik']);
  });

  it.each([
    ['today', undefined, ['D0']],
    ['tomorrow', undefined, ['D1']],
    ['this-month', undefined, ['D0', 'D1']],
    ['last-month', undefined, ['D2']],
    ['last-year', undefined, ['D3']],
    ['next-x-days', 3, ['D0', 'D1']],
    ['last-x-months', 2, ['D0', 'D2']],
    ['older-than-x-years', 1, ['D3']],
    ['on-or-before', '2026-02-10', ['D2', 'D3']],
    ['on', '2026-03-16', ['D1']],
  ])('knows the date operator %s %s', async (operator, value, expected) => {
    const attribute = value === undefined ? '' : `value='${value}'`;
    const condition = `<condition attribute='estimatedclosedate' operator='${operator}' ${attribute}/>`;
    const xml = `<fetch><entity name='opportunity'><attribute name='name'/><order attribute='name'/><filter>${condition}</filter></entity></fetch>`;
    expect(rowsOf(await ask('opportunities', xml)).map((row) => row['name'])).toEqual(expected);
  });

  it('shows columns of an inner link under its alias, with their labels', async () => {
    const link =
      "<link-entity name='account' from='accountid' to='parentcustomerid' alias='employer'><attribute name='name'/><attribute name='statecode'/><attribute name='numberofemployees' alias='size'/></link-entity>";
    const xml = `<fetch top='1'><entity name='contact'><attribute name='parentcustomerid'/><order attribute='fullname'/>${link}</entity></fetch>`;
    const [row] = rowsOf(await ask('contacts', xml));
    expect(row).toMatchObject({
      contactid: aGuid(11),
      _parentcustomerid_value: CONTOSO,
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      '_parentcustomerid_value@OData.Community.Display.V1.FormattedValue': 'Contoso',
      'employer.name': 'Contoso',
      'employer.statecode': 0,
      'employer.statecode@OData.Community.Display.V1.FormattedValue': 'Active',
      size: 50,
    });
  });

  it('keeps rows without a counterpart of an outer link, whose filter restricts the link alone', async () => {
    const link =
      "<link-entity name='account' from='accountid' to='parentcustomerid' alias='a' link-type='outer'><filter><condition attribute='name' operator='eq' value='contoso'/></filter></link-entity>";
    expect(await names(link)).toEqual(['Ada', 'Bo', 'Çelik', 'dee', 'Dee']);
    const without = "<filter><condition entityname='a' attribute='accountid' operator='null'/></filter>";
    expect(await names(link + without)).toEqual(['Çelik', 'dee', 'Dee']);
  });

  it.each([
    ['any', ['Contoso']],
    ['not any', ['Fabrikam']],
    ['all', ['Fabrikam']],
    ['not all', ['Contoso']],
  ])('asks with link-type %s for accounts with an inactive contact', async (type, expected) => {
    const link = `<link-entity name='contact' from='parentcustomerid' to='accountid' link-type='${type}'><filter><condition attribute='statecode' operator='eq' value='1'/></filter></link-entity>`;
    const xml = `<fetch><entity name='account'><attribute name='name'/><filter>${link}</filter></entity></fetch>`;
    expect(rowsOf(await ask('accounts', xml)).map((row) => row['name'])).toEqual(expected);
  });

  it('multiplies rows by an inner link, and shows each once when distinct', async () => {
    const account = (distinct: boolean) =>
      `<fetch distinct='${distinct}'><entity name='account'><attribute name='name'/><order attribute='name'/><link-entity name='contact' from='parentcustomerid' to='accountid'/></entity></fetch>`;
    const shown = async (distinct: boolean) => rowsOf(await ask('accounts', account(distinct)));
    expect((await shown(false)).map((row) => row['name'])).toEqual(['Contoso', 'Contoso', 'Fabrikam']);
    expect(await shown(true)).toEqual([{ name: 'Contoso' }, { name: 'Fabrikam' }]);
  });

  it('sorts lookups by the name they show and choices by their label', async () => {
    expect(
      await names('', "<order attribute='parentcustomerid' descending='true'/><order attribute='fullname'/>"),
    ).toEqual(['Çelik', 'Ada', 'Bo', 'dee', 'Dee']);
    const byFlag = "<order attribute='msdyn_orgchangestatus' descending='true'/>";
    const flagged = "<filter><condition attribute='msdyn_orgchangestatus' operator='not-null'/></filter>";
    expect(await names(flagged, byFlag)).toEqual(['Ada', 'Çelik']); // "Not at Company" after "Ignore"
  });

  it('pages by the cookie as documented, and by number alone', async () => {
    const page = (number: number, cookie = '') =>
      `<fetch count='2' page='${number}' ${cookie}><entity name='contact'><attribute name='fullname'/><order attribute='fullname' descending='true'/></entity></fetch>`;
    let answer = await ask('contacts', page(1));
    const seen: unknown[][] = [];
    for (let number = 2; ; number += 1) {
      seen.push(rowsOf(answer).map((row) => row['fullname']));
      if (answer.body['@Microsoft.Dynamics.CRM.morerecords'] !== true) break;
      answer = await ask('contacts', page(number, `paging-cookie="${nextCookie(answer)}"`));
    }
    expect(seen).toEqual([['dee', 'Dee'], ['Çelik', 'Bo'], ['Ada']]);
    expect(answer.body).not.toHaveProperty(['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']);
    expect(rowsOf(await ask('contacts', page(2))).map((row) => row['fullname'])).toEqual(['Çelik', 'Bo']);
  });

  it('counts all rows when asked', async () => {
    const xml =
      "<fetch count='2' returntotalrecordcount='true'><entity name='contact'><attribute name='fullname'/></entity></fetch>";
    const answer = await ask('contacts', xml);
    expect(rowsOf(answer)).toHaveLength(2);
    expect(answer.body['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(5);
  });

  const inContact = (inside: string) => `<fetch><entity name='contact'>${inside}</entity></fetch>`;
  it.each([
    ['<fetch><entity name="contact">', 400, /Invalid XML/],
    [inContact('<order-by/>'), 400, /holds no <order-by>/],
    [inContact("<attribute name='fullname' colour='red'/>"), 400, /has no attribute 'colour'/],
    [inContact("<attribute name='nosuch'/>"), 400, /doesn't contain attribute with Name = 'nosuch'/],
    [inContact("<link-entity name='nosuch' from='a' to='b'/>"), 400, /name = 'nosuch'.*MetadataCache/],
    [
      inContact("<link-entity name='account' from='accountid' to='parentcustomerid' link-type='any'/>"),
      400,
      /may stand here/,
    ],
    [
      inContact("<filter><condition attribute='fullname' operator='sounds-like' value='x'/></filter>"),
      400,
      /'sounds-like' is no operator/,
    ],
    [
      inContact("<filter><condition attribute='fullname' operator='toString' value='x'/></filter>"),
      400,
      /'toString' is no operator/,
    ],
    [
      inContact("<filter><condition attribute='statecode' operator='eq' value='x'/></filter>"),
      400,
      /is not of its type Edm.Int32/,
    ],
    [inContact("<filter><condition attribute='statecode' operator='eq'/></filter>"), 400, /takes 1 value/],
    [
      inContact("<filter><condition attribute='fullname' operator='today'/></filter>"),
      400,
      /asks about a date/,
    ],
    [
      inContact("<filter><condition entityname='x' attribute='fullname' operator='null'/></filter>"),
      400,
      /names no joined/,
    ],
    [
      inContact("<filter><condition attribute='ownerid' operator='eq-useroruserhierarchy'/></filter>"),
      501,
      /stand-in/,
    ],
    ["<fetch aggregate='true'><entity name='contact'/></fetch>", 501, /aggregates/],
    ["<fetch top='5' count='2'><entity name='contact'/></fetch>", 400, /top attribute/],
    ["<fetch><entity name='account'/></fetch>", 400, /is not the table of 'contacts'/],
  ])('refuses %s', async (xml, status, message) => {
    const answer = await ask('contacts', xml);
    expect(answer.status).toBe(status);
    expect(errorOf(answer).message).toMatch(message);
    expect(errorOf(answer).code).toMatch(/^0x8/);
  });

  it('comes from a system or a personal view, for the whole table or below a row, of that table alone', async () => {
    const fetchxml = "<fetch><entity name='account'/></fetch>";
    const view = { savedqueryid: aGuid(50), name: 'Accounts', returnedtypecode: 'account', fetchxml };
    dataverse.store.upsert('savedquery', view);
    expect((await dataverse.get(`contacts?savedQuery=${aGuid(50)}`)).status).toBe(400);
    expect(await dataverse.rows(`accounts?savedQuery=${aGuid(50)}`)).toHaveLength(2);
    expect((await dataverse.get(`accounts?savedQuery=${aGuid(51)}`)).status).toBe(404);
    const mine = { userqueryid: aGuid(52), name: 'Mine', returnedtypecode: 'contact' };
    const names = "<fetch><entity name='contact'><attribute name='fullname'/></entity></fetch>";
    dataverse.store.upsert('userquery', { ...mine, fetchxml: names });
    expect(await dataverse.rows(`contacts?userQuery=${aGuid(52)}`)).toHaveLength(5);
    const below = await dataverse.rows(
      `accounts(${CONTOSO})/contact_customer_accounts?userQuery=${aGuid(52)}`,
    );
    expect(below.map((row) => row['fullname'])).toEqual(['Ada', 'Bo']);
  });
});
