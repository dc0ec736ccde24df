import type { Store } from '../../../../local/dataverse/storage/store.ts';
import { aGuid } from '../open-dataverse.ts';
import {
  ACCOUNT,
  DEFAULT_TEAM,
  TEAMS,
  USERS,
  type GeneratedOrganization,
  type Owner,
} from './generated-organization.ts';

const ownedBy = ({ kind, id }: Owner) => ({
  _ownerid_value: id,
  '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': kind === 'user' ? 'systemuser' : 'team',
});

const LOADED = ['contact', 'opportunity', 'connection', 'teammembership'] as const;

function clear(store: Store): void {
  for (const entity of LOADED) {
    const key = `${entity}id`;
    const ids = [...store.iterate(entity)].map((row) => String(row[key]));
    for (const id of ids) store.remove(entity, id);
  }
}

export function loadPeople(store: Store): void {
  for (const id of USERS) store.upsert('systemuser', { systemuserid: id, fullname: `User ${id.slice(-1)}` });
  for (const id of TEAMS)
    store.upsert('team', { teamid: id, name: `Team ${id.slice(-1)}`, isdefault: id === DEFAULT_TEAM });
  store.upsert('account', { accountid: ACCOUNT, name: 'Contoso' });
}

function loadConnections(store: Store, { connections }: GeneratedOrganization): void {
  for (const [at, { id, opportunity, contact, state }] of connections.entries()) {
    const ends = (record1: string, record2: string, types: readonly [string, string]) => ({
      _record1id_value: record1,
      '_record1id_value@Microsoft.Dynamics.CRM.lookuplogicalname': types[0],
      _record2id_value: record2,
      '_record2id_value@Microsoft.Dynamics.CRM.lookuplogicalname': types[1],
      statecode: state,
    });
    store.upsert('connection', {
      connectionid: id,
      ...ends(opportunity, contact, ['opportunity', 'contact']),
    });
    const twin = { connectionid: aGuid(3002 + 2 * at) };
    store.upsert('connection', { ...twin, ...ends(contact, opportunity, ['contact', 'opportunity']) });
  }
}

/** Replaces what the stand-in holds by a generated organization. */
export function loadOrganization(store: Store, organization: GeneratedOrganization): void {
  store.transaction(() => {
    clear(store);
    for (const [at, { user, team }] of organization.memberships.entries())
      store.upsert('teammembership', { teammembershipid: aGuid(401 + at), systemuserid: user, teamid: team });
    for (const { id, name, state, flag, owner } of organization.contacts) {
      const values = { contactid: id, lastname: name, statecode: state, msdyn_orgchangestatus: flag };
      store.upsert('contact', { ...values, ...ownedBy(owner) });
    }
    for (const { id, state, owner, primary, customer, closesOn } of organization.opportunities) {
      const lookups = {
        _parentcontactid_value: primary,
        _customerid_value: customer?.id,
        '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': customer?.table,
      };
      const values = {
        opportunityid: id,
        name: `Deal ${id}`,
        statecode: state,
        estimatedclosedate: closesOn,
      };
      store.upsert('opportunity', { ...values, ...lookups, ...ownedBy(owner) });
    }
    loadConnections(store, organization);
  });
}
