import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ChangeFeed,
  ContactStore,
  CrmInstallation,
  Directory,
  Environment,
  Prerequisites,
  TrackedTable,
} from '../../../shared/crm/contract.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { makeDataverseDirectory } from '../../../shared/crm/dataverse-directory.ts';
import { makeDataverseEnvironment } from '../../../shared/crm/dataverse-environment.ts';
import { makeDataversePrerequisites } from '../../../shared/crm/dataverse-prerequisites.ts';
import { makeDataverseInstallation } from '../../../shared/crm/install/dataverse-installation.ts';
import { DEFAULT_INSTALL_OPTIONS, RUNTIME_ROLE_ID } from '../../../shared/crm/install/install-options.ts';
import { makeLinkedInColumnReader } from '../../../shared/crm/linkedin-column.ts';
import { runtimePrivileges } from '../../../shared/crm/runtime-privileges.ts';
import type { Flag } from '../../../shared/domain/flag.ts';
import { checkPrivileges } from '../../../shared/jobs/steps/readiness/check-schema.ts';
import {
  accountId,
  auditId,
  contactId,
  opportunityId,
  roleId,
  teamId,
  userId,
} from '../../contracts/crm/crm-rows.ts';
import { connectTo } from './connect-to.ts';
import { ACCOUNT_LINKEDIN } from './dataverse-world.ts';
import { openEnvironment, type Environment as Installed } from './install/open-environment.ts';

/** Everything that the app does in Dataverse goes through these. */
type Ports = ChangeFeed & ContactStore & Directory & Environment & Prerequisites & CrmInstallation;
type Deed = (ports: Ports) => Promise<unknown>;

const APP_USER = userId(700);
const FLAG_COLUMN = 'msdyn_orgchangestatus';
const TABLES: readonly TrackedTable[] = ['accounts', 'opportunities', 'connections', 'contacts'];
const { signal } = new AbortController();
const PRIVILEGES = runtimePrivileges({ hasSales: true });

let environment: Installed;

/** Installed by a customizer, with the role for the app, whose own user holds that role and no other. */
beforeAll(async () => {
  environment = await openEnvironment({ accountLinkedInUrlColumn: ACCOUNT_LINKEDIN });
  const { store, caller } = environment;
  await environment.install({ createRole: true, detailColumns: true });
  const user = { systemuserid: APP_USER, fullname: '# App', accessmode: 4 };
  store.upsert('systemuser', { ...user, _businessunitid_value: caller.businessUnitId });
  store.upsert('systemuserroles', { systemuserid: APP_USER, roleid: RUNTIME_ROLE_ID });
  seedRows();
});
afterAll(() => environment.stop());

const type = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const lookup = (name: string, id: string, table: string) => ({
  [`_${name}_value`]: id,
  [`_${name}_value${type}`]: table,
});

/** One row of everything that is read, each somebody else's. */
function seedRows(): void {
  const { store } = environment;
  const owner = lookup('ownerid', userId(1), 'systemuser');
  store.upsert('systemuser', { systemuserid: userId(1), internalemailaddress: 'a@contoso.example' });
  store.upsert('teammembership', { teamid: teamId(1), systemuserid: userId(1) });
  store.upsert('role', { roleid: roleId(1), name: 'Seller' });
  store.upsert('systemuserroles', { systemuserid: userId(1), roleid: roleId(1) });
  store.upsert('teamroles', { teamid: teamId(1), roleid: roleId(1) });
  store.upsert('account', { accountid: accountId(2), name: 'Parent', ...owner });
  const parent = lookup('parentaccountid', accountId(2), 'account');
  store.upsert('account', { accountid: accountId(1), name: 'Invented Works', ...parent, ...owner });
  const customer = lookup('parentcustomerid', accountId(1), 'account');
  store.upsert('contact', { contactid: contactId(1), lastname: 'Doe', ...customer, ...owner });
  const opportunity = { opportunityid: opportunityId(1), _parentcontactid_value: contactId(1) };
  store.upsert('opportunity', { ...opportunity, ...lookup('customerid', accountId(1), 'account'), ...owner });
  store.upsert('connection', {
    connectionid: accountId(9),
    ...lookup('record1id', opportunityId(1), 'opportunity'),
    ...lookup('record2id', contactId(1), 'contact'),
    ...owner,
  });
  store.upsert('sdkmessage', { sdkmessageid: accountId(11), name: 'Update' });
  store.upsert('sdkmessagefilter', { sdkmessagefilterid: accountId(12), primaryobjecttypecode: 'contact' });
  store.upsert('sdkmessageprocessingstep', {
    sdkmessageprocessingstepid: accountId(13),
    name: 'A plug-in',
    _sdkmessageid_value: accountId(11),
    _sdkmessagefilterid_value: accountId(12),
  });
  store.upsert('callbackregistration', {
    callbackregistrationid: accountId(14),
    name: 'A flow',
    entityname: 'contact',
    message: 3,
  });
}

/** As the app opens them, by its own identity; nothing is remembered from before. */
function openPorts(polledTables: readonly TrackedTable[] = []): Ports {
  const getToken = async () => ({
    token: environment.issueToken({ userId: APP_USER }),
    expiresOnTimestamp: Date.now() + 3_600_000,
  });
  const http = connectTo(environment, { credential: { getToken } });
  const detailColumns = { prefix: DEFAULT_INSTALL_OPTIONS.prefix };
  const options = {
    flagColumn: FLAG_COLUMN,
    readLinkedInColumn: makeLinkedInColumnReader(http, {}),
    accountLinkedInColumn: ACCOUNT_LINKEDIN,
    detailColumns,
    polledTables,
  };
  return {
    ...makeDataverseChanges(http, options),
    ...makeDataverseContacts(http, options),
    ...makeDataverseDirectory(http),
    ...makeDataverseEnvironment(http, { ...options, now: () => new Date() }),
    ...makeDataversePrerequisites(http, options),
    ...makeDataverseInstallation(http, { ...DEFAULT_INSTALL_OPTIONS, detailColumns: true, createRole: true }),
  };
}

/** The other flag than the one that stands, with what is shown beside it. */
async function writeFlag(ports: Ports): Promise<unknown> {
  const row = environment.store.read('contact', contactId(1));
  const from = row?.[FLAG_COLUMN] === 1 ? 1 : 0;
  const to: Flag = from === 1 ? 0 : 1;
  const etag = `W/"${String(row?.['versionnumber'])}"`;
  const write = { contactId: contactId(1), etag, from, to, auditId: auditId(1) } as const;
  return ports.writeFlags({ writes: [write], signal });
}

const one = { next: undefined, signal };
const readAll = (tables: readonly TrackedTable[]): Deed[] =>
  tables.map((table) => async (ports) => {
    const { kind, ...page } = await ports.readChanges({ table, cursor: undefined, signal });
    return {
      kind,
      rows: 'rows' in page ? page.rows.length : 0,
      unreadable: 'unreadable' in page && page.unreadable,
    };
  });

/** Every method of every port, which is all but a name in the settings: a new one that is not called here does not compile. */
const DEEDS: Readonly<Record<Exclude<keyof Ports, 'flagColumn'>, readonly Deed[]>> = {
  readChanges: readAll(TABLES),
  readContacts: [
    async (ports) => (await ports.readContacts({ ids: [contactId(1)], signal })).contacts.length,
  ],
  listContactsOfAccounts: [(ports) => ports.listContactsOfAccounts({ accountIds: [accountId(1)], ...one })],
  listChildAccounts: [(ports) => ports.listChildAccounts({ parentIds: [accountId(2)], ...one })],
  listExisting: [(ports) => ports.listExisting({ ids: [contactId(1)], signal })],
  writeFlags: [writeFlag],
  listSyncingUsers: [
    (ports) => ports.listSyncingUsers({ rule: { kind: 'everyone' }, ...one }),
    (ports) => ports.listSyncingUsers({ rule: { kind: 'emails', emails: ['a@contoso.example'] }, ...one }),
    (ports) => ports.listSyncingUsers({ rule: { kind: 'teams', teamIds: [teamId(1)] }, ...one }),
    (ports) => ports.listSyncingUsers({ rule: { kind: 'roles', roleIds: [roleId(1)] }, ...one }),
    (ports) => {
      const rule = { kind: 'roles', roleIds: [roleId(1)] } as const;
      return ports.listSyncingUsers({ rule, next: 'by-team:', signal });
    },
  ],
  listTeamMemberships: [(ports) => ports.listTeamMemberships(one)],
  readOrganizationId: [(ports) => ports.readOrganizationId({ expected: undefined, signal })],
  listRivalSolutions: [(ports) => ports.listRivalSolutions(signal)],
  listSecuredFields: [(ports) => ports.listSecuredFields(signal)],
  readCaller: [(ports) => ports.readCaller(signal)],
  readOrganizationName: [(ports) => ports.readOrganizationName(signal)],
  listPrivilegeGaps: [(ports) => ports.listPrivilegeGaps(signal)],
  readFlagColumn: [(ports) => ports.readFlagColumn(signal)],
  readLinkedInColumn: [(ports) => ports.readLinkedInColumn(signal)],
  listMissingDetailColumns: [(ports) => ports.listMissingDetailColumns(signal)],
  listMissingViews: [(ports) => ports.listMissingViews(signal)],
  listUntrackedTables: [(ports) => ports.listUntrackedTables(signal)],
  countContactsOf: [(ports) => ports.countContactsOf({ ownerIds: [userId(1)], signal })],
  listReactions: [(ports) => ports.listReactions(signal)],
  read: [(ports) => ports.read({ signal })],
};

const UNKNOWN = 'cannot be asked';

async function outcomeOf(deed: Deed, ports: Ports): Promise<string> {
  try {
    const outcome = await deed(ports);
    return outcome === undefined ? UNKNOWN : JSON.stringify(outcome);
  } catch (fault) {
    return `refused: ${String(fault)}`;
  }
}

/** What comes of everything the app does, each done with nothing remembered; polling last. */
async function doEverything(): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [method, deeds] of Object.entries(DEEDS))
    for (const [at, deed] of deeds.entries())
      outcomes[`${method} ${String(at)}`] = await outcomeOf(deed, openPorts());
  for (const [at, deed] of readAll(TABLES).entries())
    outcomes[`poll ${String(at)}`] = await outcomeOf(deed, openPorts(TABLES));
  return outcomes;
}

const changedIn = (before: Record<string, string>, after: Record<string, string>) =>
  Object.entries(after).filter(
    ([deed, outcome]) => outcome !== before[deed] && !deed.startsWith('listPrivilegeGaps'),
  );

describe('the role that the installation creates', () => {
  it('is enough for everything that the app does', async () => {
    const outcomes = await doEverything();
    const refused = Object.entries(outcomes).filter(
      ([, outcome]) => outcome === UNKNOWN || outcome.startsWith('refused') || outcome.includes('"refused"'),
    );
    expect(refused).toEqual([]);
    expect(outcomes).toMatchObject({
      'listPrivilegeGaps 0': '[]',
      'readContacts 0': '1',
      'writeFlags 0': expect.stringContaining('"written"') as string,
    });
    expect(outcomes['listReactions 0']).toMatch(/A plug-in.*A flow/);
  }, 60_000);

  it('holds what the list says and the documentation shows, no more', async () => {
    const { body } = await environment.get(`RetrieveRolePrivilegesRole(RoleId=${RUNTIME_ROLE_ID})`);
    const held = body['RolePrivileges'] as { PrivilegeName: string; Depth: string }[]; // asserted on below
    expect(held.map(({ PrivilegeName }) => PrivilegeName).sort()).toEqual([...PRIVILEGES].sort());
    expect(new Set(held.map(({ Depth }) => Depth))).toEqual(new Set(['Global']));
    const page = readFileSync(join(__dirname, '../../../docs/install-crm.md'), 'utf8');
    const [, block = ''] = /<!-- privileges -->(.*)<!-- \/privileges -->/s.exec(page) ?? [];
    expect([...block.matchAll(/`(prv\w+)`/g)].map(([, name]) => name).sort()).toEqual([...PRIVILEGES].sort());
  });

  it.each(PRIVILEGES)(
    'is not enough without %s, which readiness and every refusal name',
    async (privilege) => {
      const before = await doEverything();
      environment.withdrawPrivileges(privilege);
      const after = await doEverything();
      const deps = { prerequisites: openPorts(), writesAllowed: true, polledTables: [] };
      const checks = await checkPrivileges(deps, signal);
      environment.grantPrivileges(privilege);
      const changed = changedIn(before, after);
      expect(changed).not.toEqual([]);
      // Nothing answers less without saying so.
      for (const [deed, outcome] of changed) {
        const isClear =
          outcome === UNKNOWN ||
          outcome.includes(`${privilege} is missing`) ||
          /"refused"|"unseen":\["/.test(outcome);
        expect({ deed, outcome, isClear }).toMatchObject({ isClear: true });
      }
      const named = checks.filter(({ detail }) => new RegExp(`${privilege}\\b`).test(detail));
      expect(named).toEqual([expect.objectContaining({ remedy: expect.any(String) as string })]);
    },
    60_000,
  );

  it.each(['prvReadContact', 'prvReadAccount', 'prvReadOpportunity', 'prvReadConnection'])(
    'is not enough with %s at the level of the business unit',
    async (privilege) => {
      const { store } = environment;
      const privileges = [...store.iterate('privilege')];
      const { privilegeid } = privileges.find(({ name }) => name === privilege) ?? {};
      const held = [...store.iterate('roleprivileges')].find((row) => row['privilegeid'] === privilegeid);
      const setDepth = (privilegedepthmask: number) => {
        const { roleprivilegeid, roleid } = held ?? {};
        store.upsert('roleprivileges', { roleprivilegeid, roleid, privilegeid, privilegedepthmask });
      };
      setDepth(2);
      const after = await doEverything();
      setDepth(8);
      const refusals = Object.values(after).filter((outcome) => outcome.includes(`${privilege} is missing`));
      expect(refusals).not.toEqual([]);
      expect(after['listPrivilegeGaps 0']).toContain(`"${privilege}"`);
    },
    60_000,
  );
});
