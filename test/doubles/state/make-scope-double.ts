import type { ContactId } from '../../../shared/domain/ids.ts';
import type {
  AccountContact,
  AccountContactMail,
  Opportunity,
  Stakeholder,
} from '../../../shared/domain/scope.ts';
import type { ScopeStore } from '../../../shared/state/contract.ts';
import { pageOf } from './page-of.ts';
import { VersionedMap } from './versioned-map.ts';

type OpportunityFacts = { ownerId?: NonNullable<Opportunity['ownerId']>; open: boolean };

const factsOf = ({ ownerId, open }: Opportunity): OpportunityFacts => ({
  open,
  ...(ownerId === undefined ? {} : { ownerId }),
});

const edgeKey = ({ accountId, contactId }: AccountContact): string => `${accountId}/${contactId}`;

function makeAccountContactsDouble(): Pick<
  ScopeStore,
  'saveAccountContacts' | 'deleteAccountContacts' | 'listContactsOfAccount' | 'listMailKeys'
> {
  const accountContacts = new VersionedMap<AccountContactMail>();
  return {
    saveAccountContacts: async (edges) => {
      for (const edge of edges) accountContacts.put(edgeKey(edge), edge);
    },
    deleteAccountContacts: async (edges) => {
      for (const edge of edges) accountContacts.delete(edgeKey(edge));
    },
    listMailKeys: async ({ accountId, limit }) => accountContacts.rows(`${accountId}/`).slice(0, limit),
    listContactsOfAccount: async ({ accountId, ...page }) => {
      const { rows, ...next } = pageOf(accountContacts.entries(`${accountId}/`), page);
      return { contactIds: rows.map((edge) => edge.contactId), ...next };
    },
  };
}

export function makeScopeDouble(): ScopeStore {
  const opportunities = new VersionedMap<Opportunity>();
  const stakeholders = new VersionedMap<Stakeholder>();

  const contactsOf = (ids: readonly string[]): readonly ContactId[] => [
    ...new Set([
      ...ids.flatMap((id) => opportunities.read(id)?.row.contactIds ?? []),
      ...stakeholders
        .rows()
        .filter((stakeholder) => ids.includes(stakeholder.opportunityId))
        .map((stakeholder) => stakeholder.contactId),
    ]),
  ];

  const opportunitiesOf = (contactId: ContactId): readonly OpportunityFacts[] => {
    const asStakeholder = stakeholders.rows().filter((stakeholder) => stakeholder.contactId === contactId);
    const ids = new Set<string>(asStakeholder.map((stakeholder) => stakeholder.opportunityId));
    return opportunities
      .rows()
      .filter(({ id, contactIds }) => ids.has(id) || contactIds.includes(contactId))
      .map(factsOf);
  };

  return {
    ...makeAccountContactsDouble(),
    saveOpportunities: async (saved) => {
      for (const opportunity of saved) opportunities.put(opportunity.id, opportunity);
    },
    deleteOpportunities: async (ids) => {
      const contacts = contactsOf(ids);
      for (const id of ids) opportunities.delete(id);
      for (const stakeholder of stakeholders.rows()) {
        if (ids.includes(stakeholder.opportunityId)) stakeholders.delete(stakeholder.id);
      }
      return contacts;
    },
    listContactsOfOpportunities: async (ids) => contactsOf(ids),
    saveStakeholders: async (saved) => {
      for (const stakeholder of saved) {
        if (stakeholder.active) stakeholders.put(stakeholder.id, stakeholder);
        else stakeholders.delete(stakeholder.id);
      }
    },
    deleteStakeholders: async (connectionIds) => {
      const ids = connectionIds.map((id) => id.toLowerCase());
      const contacts = ids.flatMap((id) => stakeholders.read(id)?.row.contactId ?? []);
      for (const id of ids) stakeholders.delete(id);
      return [...new Set(contacts)];
    },
    listOpportunitiesOf: async (contactIds) => new Map(contactIds.map((id) => [id, opportunitiesOf(id)])),
  };
}
