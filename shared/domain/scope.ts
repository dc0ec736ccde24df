import type { AccountId, ConnectionId, ContactId, OpportunityId, OwnerId } from './ids.ts';

export type Opportunity = {
  id: OpportunityId;
  ownerId?: OwnerId;
  open: boolean;
  /** Primary contact and customer, where these are contacts. */
  contactIds: readonly ContactId[];
};

/** A stakeholder connection between an opportunity and a contact. */
export type Stakeholder = {
  id: ConnectionId;
  opportunityId: OpportunityId;
  contactId: ContactId;
  active: boolean;
};

/** Whose records are validated (glossary: syncing user). */
export type SyncingUserRule =
  | { kind: 'everyone' }
  | { kind: 'teams'; teamIds: readonly string[] }
  | { kind: 'roles'; roleIds: readonly string[] }
  | { kind: 'emails'; emails: readonly string[] };

/** What the scope rule needs to know of one contact. */
export type ScopeFacts = {
  contactOwnerId?: OwnerId;
  accountOwnerId?: OwnerId;
  opportunities: readonly { ownerId?: OwnerId; open: boolean }[];
  /** A 1 of ours that stands keeps a contact in scope. */
  flaggedByUs: boolean;
};

export type AccountContact = { accountId: AccountId; contactId: ContactId };

/** `mailKey`: hash of the contact's company mail domain, which may spell a person's name. */
export type AccountContactMail = AccountContact & { mailKey?: string };
