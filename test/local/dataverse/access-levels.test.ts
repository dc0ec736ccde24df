import { aGuid, errorOf, openDataverse, rowsOf, type OpenDataverse } from './open-dataverse.ts';

const [ADA, BO, CY, DI] = [aGuid(1), aGuid(2), aGuid(3), aGuid(4)];
const [UNIT, BELOW, ELSEWHERE] = [aGuid(11), aGuid(12), aGuid(13)];
const [TEAM, ROLE, COPY] = [aGuid(21), aGuid(31), aGuid(32)];
const DEPTH = { user: 1, unit: 2, units: 4, organization: 8 };
type Level = keyof typeof DEPTH;

/** Contacts by whom they belong to, and the account of the first. */
const [OF_ADA, OF_TEAM, OF_BO, OF_CY, OF_DI] = [aGuid(41), aGuid(42), aGuid(43), aGuid(44), aGuid(45)];
const ACCOUNT = aGuid(51);

let dataverse: OpenDataverse;

const lookup = (name: string, id: string, table: string) => ({
  [`_${name}_value`]: id,
  [`_${name}_value@Microsoft.Dynamics.CRM.lookuplogicalname`]: table,
});

function seedPeople(): void {
  const { store } = dataverse;
  store.upsert('businessunit', { businessunitid: UNIT, name: 'Unit' });
  store.upsert('businessunit', { businessunitid: BELOW, name: 'Below', _parentbusinessunitid_value: UNIT });
  store.upsert('businessunit', { businessunitid: ELSEWHERE, name: 'Elsewhere' });
  const units = { [ADA]: UNIT, [BO]: UNIT, [CY]: BELOW, [DI]: ELSEWHERE };
  for (const [systemuserid, unit] of Object.entries(units))
    store.upsert('systemuser', { systemuserid, _businessunitid_value: unit });
  store.upsert('team', { teamid: TEAM, name: 'Team', _businessunitid_value: ELSEWHERE });
  store.upsert('teammembership', { teamid: TEAM, systemuserid: ADA });
  store.upsert('role', { roleid: ROLE, name: 'Seller' });
}

beforeEach(async () => {
  dataverse = await openDataverse();
  seedPeople();
  const { store } = dataverse;
  store.upsert('account', {
    accountid: ACCOUNT,
    name: 'Invented Works',
    ...lookup('ownerid', ADA, 'systemuser'),
  });
  const owners = { [OF_ADA]: ADA, [OF_BO]: BO, [OF_CY]: CY, [OF_DI]: DI };
  const customer = lookup('parentcustomerid', ACCOUNT, 'account');
  for (const [contactid, owner] of Object.entries(owners))
    store.upsert('contact', {
      contactid,
      lastname: 'X',
      ...customer,
      ...lookup('ownerid', owner, 'systemuser'),
    });
  store.upsert('contact', { contactid: OF_TEAM, lastname: 'X', ...lookup('ownerid', TEAM, 'team') });
});
afterEach(() => dataverse.stop());

/** Ada holds a role with these privileges, at one level. */
function give(level: Level, ...names: readonly string[]): void {
  const { store } = dataverse;
  store.upsert('systemuserroles', { systemuserid: ADA, roleid: ROLE });
  for (const { name, privilegeid } of [...store.iterate('privilege')])
    if (names.includes(String(name)))
      store.upsert('roleprivileges', { roleid: ROLE, privilegeid, privilegedepthmask: DEPTH[level] });
}

const asAda = () => ({ authorization: `Bearer ${dataverse.issueToken({ userId: ADA })}` });
const get = (path: string, headers: Record<string, string> = {}) =>
  dataverse.get(path, { ...asAda(), ...headers });
const idsAt = async (path: string) => rowsOf(await get(path)).map(({ contactid }) => contactid);
const refusalOf = async (answer: ReturnType<typeof get>) => {
  const { status, body } = await answer;
  return { status, ...errorOf({ body } as Awaited<typeof answer>) }; // the body alone is read
};

const REACH: Readonly<Record<Level, readonly string[]>> = {
  user: [OF_ADA, OF_TEAM],
  unit: [OF_ADA, OF_TEAM, OF_BO],
  units: [OF_ADA, OF_TEAM, OF_BO, OF_CY],
  organization: [OF_ADA, OF_TEAM, OF_BO, OF_CY, OF_DI],
};
const CASES = Object.entries(REACH);
const FETCH = '<fetch><entity name="contact"><attribute name="contactid"/></entity></fetch>';

describe('a user with a role', () => {
  it.each(CASES)(
    'who reads at the level %s sees the rows in reach, however they are asked for',
    async (level, ids) => {
      give(level as Level, 'prvReadContact', 'prvReadAccount'); // a key of REACH
      expect(await idsAt('contacts?$select=contactid')).toEqual(ids);
      expect(await idsAt(`contacts?fetchXml=${encodeURIComponent(FETCH)}`)).toEqual(ids);
      expect((await get('contacts/$count')).text.slice(1)).toBe(String(ids.length));
      const ofAccount = ids.filter((id) => id !== OF_TEAM);
      expect(await idsAt(`accounts(${ACCOUNT})/contact_customer_accounts?$select=contactid`)).toEqual(
        ofAccount,
      );
      for (const id of REACH.organization)
        expect((await get(`contacts(${id})`)).status).toBe(ids.includes(id) ? 200 : 403);
    },
  );

  it('is told that a row is out of reach, for reading and for writing', async () => {
    give('unit', 'prvReadContact', 'prvWriteContact');
    const write = (id: string) =>
      dataverse.send('PATCH', `contacts(${id})`, { headers: asAda(), body: { jobtitle: 'New' } });
    expect((await write(OF_BO)).status).toBe(204);
    for (const [answer, verb] of [
      [get(`contacts(${OF_DI})`), 'Read'],
      [write(OF_DI), 'Write'],
    ] as const)
      // pairs
      expect(await refusalOf(answer)).toEqual({
        status: 403,
        code: '0x80040220',
        message: `Principal user (Id=${ADA}, type=8) does not have ${verb}Access right(s) for record with id ${OF_DI} of entity contact.`,
      });
    expect(dataverse.store.read('contact', OF_DI)?.['jobtitle'] ?? null).toBeNull();
  });

  it.each(['user', 'unit', 'units'] as const)('is told no changes at the level %s', async (level) => {
    give(level, 'prvReadContact');
    const tracked = get('contacts?$select=lastname', { Prefer: 'odata.track-changes' });
    expect(await refusalOf(tracked)).toMatchObject({
      status: 403,
      message: expect.stringContaining('is missing prvReadContact privilege') as string,
    });
  });

  it.each([
    ['expands', 'contacts?$expand=parentcustomerid_account($select=name)'],
    ['filters by', "contacts?$filter=parentcustomerid_account/name eq 'A'"],
    [
      'links',
      `contacts?fetchXml=${encodeURIComponent(FETCH.replace('</entity>', '<link-entity name="account" from="accountid" to="parentcustomerid"/></entity>'))}`,
    ],
  ])('needs the privilege for another table that a query %s', async (_how, path) => {
    give('organization', 'prvReadContact');
    expect(await refusalOf(get(path))).toMatchObject({
      status: 403,
      message: expect.stringContaining('prvReadAccount') as string,
    });
    give('organization', 'prvReadAccount');
    expect((await get(path)).status).toBe(200);
  });

  it('has what any of the roles gives, own or by a team, and of a copy what its original gives', async () => {
    give('user', 'prvReadContact');
    const { store } = dataverse;
    store.upsert('role', { roleid: COPY, name: 'Seller', ...lookup('parentrootroleid', aGuid(33), 'role') });
    store.upsert('role', { roleid: aGuid(33), name: 'Reader' });
    store.upsert('teamroles', { teamid: TEAM, roleid: COPY });
    const privilege = [...store.iterate('privilege')].find(({ name }) => name === 'prvReadContact');
    const given = { roleid: aGuid(33), privilegeid: privilege?.['privilegeid'] ?? '' };
    store.upsert('roleprivileges', { ...given, privilegedepthmask: DEPTH.organization });
    expect(await idsAt('contacts?$select=contactid')).toEqual(REACH.organization);
  });

  it.each([
    ["EntityDefinitions(LogicalName='contact')", 'prvReadEntity'],
    ["EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='fullname')", 'prvReadAttribute'],
    ['GlobalOptionSetDefinitions', 'prvReadOptionSet'],
    ['savedqueries', 'prvReadQuery'],
    [`RetrieveRolePrivilegesRole(RoleId=${ROLE})`, 'prvReadRole'],
    [`RetrieveAppComponents(AppModuleId=${ROLE})`, 'prvReadAppModule'],
    [`systemusers(${ADA})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`, 'prvReadUser'],
    ['solutions', 'prvReadSolution'],
    ['sdkmessagefilters', 'prvReadSdkMessage'],
    ['callbackregistrations', 'prvReadCallbackRegistration'],
  ])('reads %s with %s alone', async (path, privilege) => {
    give('organization', 'prvReadContact');
    expect(await refusalOf(get(path))).toMatchObject({
      status: 403,
      code: '0x80040220',
      message: expect.stringContaining(`is missing ${privilege} privilege`) as string,
    });
    give('organization', privilege, 'prvReadOrganization');
    expect((await get(path)).status).not.toBe(403);
  });

  it('hears of its own privileges with their levels', async () => {
    give('organization', 'prvReadUser', 'prvReadOrganization');
    give('unit', 'prvReadContact');
    const { body } = await get(`systemusers(${ADA})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`);
    const held = body['RolePrivileges'] as { PrivilegeName: string; Depth: string }[]; // asserted on below
    expect(Object.fromEntries(held.map(({ PrivilegeName, Depth }) => [PrivilegeName, Depth]))).toEqual({
      prvReadUser: 'Global',
      prvReadOrganization: 'Global',
      prvReadContact: 'Local',
    });
  });
});
