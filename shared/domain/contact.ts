import type { Day } from './calendar.ts';
import type { StoredFlag } from './flag.ts';
import type { AccountId, ContactId, OwnerId } from './ids.ts';

export type Account = {
  id: AccountId;
  name: string;
  website?: string;
  country?: string;
  /** Stock symbol. */
  ticker?: string;
  linkedInUrl?: string;
  ownerId?: OwnerId;
  active: boolean;
  /** The account above it in the customer's own hierarchy. */
  parent?: ParentAccount;
};

/** Changes of an account tell the parent's id alone; name and website come with the contact's own reading. */
export type ParentAccount = { id: AccountId; name?: string; website?: string };

/** What a contact hangs under: validation needs an account. */
export type ContactParent =
  { kind: 'account'; accountId: AccountId } | { kind: 'contact' } | { kind: 'none' };

export type Contact = {
  id: ContactId;
  /** Version of the row as Dataverse gave it; the condition of our write. */
  etag: string;
  firstName?: string;
  lastName?: string;
  middleName?: string;
  fullName?: string;
  nickname?: string;
  jobTitle?: string;
  email?: string;
  /** The further addresses of the row; people often leave the private one there. */
  otherEmails?: readonly string[];
  linkedInUrl?: string;
  city?: string;
  country?: string;
  parent: ContactParent;
  ownerId?: OwnerId;
  active: boolean;
  /** Present when the row lost a merge: the contact that survived. */
  mergedInto?: ContactId;
  createdOn?: Day;
  flag: StoredFlag;
};

/** A contact together with the account it belongs to, when that can be read. */
export type ContactWithAccount = { contact: Contact; account?: Account };
