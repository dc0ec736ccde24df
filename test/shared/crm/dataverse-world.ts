import type { Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import type { ContactParent } from '../../../shared/domain/contact.ts';
import { storedFlagSchema } from '../../../shared/domain/flag.ts';
import { auditIdSchema, contactIdSchema } from '../../../shared/domain/ids.ts';
import { accountId, contactId } from '../../contracts/crm/crm-rows.ts';
import type { CrmWorld } from '../../contracts/crm/crm-subject.ts';
import type { DirectoryRows } from '../../doubles/crm/directory-double.ts';

type Store = Dataverse['store'];

/** A column of the customer's own for an account's LinkedIn page. */
export const ACCOUNT_LINKEDIN = 'abc_linkedinpage';

const type = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const lookup = (name: string, id: string, table: string) => ({
  [`_${name}_value`]: id,
  [`_${name}_value${type}`]: table,
});

/** A contact's contact stands for any: only its kind matters. */
function parentLookup(parent: ContactParent) {
  if (parent.kind === 'none') return {};
  if (parent.kind === 'contact') return lookup('parentcustomerid', contactId(999), 'contact');
  return lookup('parentcustomerid', parent.accountId, 'account');
}

const stateOf = (active: boolean) => ({ statecode: active ? 0 : 1 });
const ownerOf = (ownerId: string | undefined) =>
  ownerId === undefined ? {} : lookup('ownerid', ownerId, 'systemuser');

export function seedDirectory(store: Store, rows: DirectoryRows): void {
  const { users, teamMemberships, roleHolders, roleTeams, roleCopies } = rows;
  for (const { id, email, disabled = false, notInteractive = false } of users) {
    const user = { systemuserid: id, isdisabled: disabled, accessmode: notInteractive ? 4 : 0 };
    store.upsert('systemuser', { ...user, internalemailaddress: email });
  }
  for (const { teamId, userId } of teamMemberships) {
    store.upsert('teammembership', { teamid: teamId, systemuserid: userId });
  }
  for (const { roleId, userId } of roleHolders) {
    store.upsert('systemuserroles', { roleid: roleId, systemuserid: userId });
  }
  for (const { roleId, teamId } of roleTeams) store.upsert('teamroles', { roleid: roleId, teamid: teamId });
  for (const { roleId, copyId } of roleCopies) {
    store.upsert('role', { roleid: copyId, ...lookup('parentrootroleid', roleId, 'role') });
  }
}

/** What the contract tests do to the CRM, done to the stand-in. */
export function makeDataverseWorld(dataverse: Dataverse): CrmWorld {
  const { store, faults, appliedWrites } = dataverse;
  return {
    saveAccount: ({ id, name, website, country, ticker, linkedInUrl, ownerId, active, parent }) => {
      store.upsert('account', {
        accountid: id,
        name,
        websiteurl: website,
        address1_country: country,
        tickersymbol: ticker,
        ...(linkedInUrl !== undefined && { [ACCOUNT_LINKEDIN]: linkedInUrl }),
        ...(parent === undefined ? {} : lookup('parentaccountid', parent.id, 'account')),
        ...ownerOf(ownerId),
        ...stateOf(active),
      });
    },
    saveContact: (contact) => {
      store.upsert('contact', {
        contactid: contact.id,
        firstname: contact.firstName,
        middlename: contact.middleName,
        lastname: contact.lastName,
        nickname: contact.nickname,
        jobtitle: contact.jobTitle,
        emailaddress1: contact.email,
        emailaddress2: contact.otherEmails?.[0],
        emailaddress3: contact.otherEmails?.[1],
        address1_city: contact.city,
        address1_country: contact.country,
        msdyn_orgchangestatus: contact.flag,
        ...parentLookup(contact.parent),
        ...ownerOf(contact.ownerId),
        ...stateOf(contact.active),
      });
    },
    saveOpportunity: ({ id, ownerId, open, contactIds }) => {
      const [primary] = contactIds;
      store.upsert('opportunity', {
        opportunityid: id,
        statecode: open ? 0 : 1,
        ...lookup('customerid', accountId(1), 'account'),
        ...(primary === undefined ? {} : { _parentcontactid_value: primary }),
        ...ownerOf(ownerId),
      });
    },
    saveStakeholder: (stakeholder) => {
      store.upsert('connection', {
        connectionid: stakeholder.id,
        ...lookup('record1id', stakeholder.opportunityId, 'opportunity'),
        ...lookup('record2id', stakeholder.contactId, 'contact'),
        ...stateOf(stakeholder.active),
      });
    },
    setFlag: ({ contactId: id, flag }) => {
      store.upsert('contact', { contactid: id, msdyn_orgchangestatus: flag });
    },
    removeContact: (id) => {
      store.remove('contact', id);
    },
    spoilAccount: (id) => {
      store.upsert('account', { accountid: id, name: null });
    },
    expireCursors: () => {
      dataverse.expireDeltaTokens();
    },
    throttle: (retryAfterMs) => {
      faults.failNext({ status: 429, code: '0x80072322', retryAfterSeconds: retryAfterMs / 1_000 });
    },
    failWrite: ({ contactId: id, with: kind, code }) => {
      const match = { isBatchPart: true, path: id };
      if (kind === 'refusal') faults.failNext({ status: 400, code, match });
      else faults.failNext({ status: 429, code, retryAfterSeconds: 1, match });
    },
    appliedWrites: () =>
      [...appliedWrites].map(({ id, changes, tag }) => ({
        contactId: contactIdSchema.parse(id),
        to: storedFlagSchema.parse(changes['msdyn_orgchangestatus']),
        auditId: auditIdSchema.parse(tag),
      })),
  };
}
