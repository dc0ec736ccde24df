import type { ChangeFeed, ContactStore, Directory } from '../../../shared/crm/contract.ts';
import type { Account } from '../../../shared/domain/contact.ts';
import type { StoredFlag } from '../../../shared/domain/flag.ts';
import type { AccountId, ContactId } from '../../../shared/domain/ids.ts';
import type { Opportunity, Stakeholder } from '../../../shared/domain/scope.ts';
import type { AppliedFlagWrite, ContactSeed } from '../../doubles/crm/crm-double.ts';
import type { DirectoryRows } from '../../doubles/crm/directory-double.ts';

/** What people, and misfortune, do to the CRM while the product works on it. */
export interface CrmWorld {
  saveAccount(account: Account): void;
  saveContact(contact: ContactSeed): void;
  saveOpportunity(opportunity: Opportunity): void;
  saveStakeholder(stakeholder: Stakeholder): void;
  setFlag(edit: { contactId: ContactId; flag: StoredFlag }): void;
  removeContact(id: ContactId): void;
  /** The account's row becomes one that cannot be understood. */
  spoilAccount(id: AccountId): void;
  expireCursors(): void;
  throttle(retryAfterMs: number): void;
  /** The next write to this contact meets 429 (busy) or 400 with this code (refused). */
  failWrite(failure: { contactId: ContactId; with: 'busy' | 'refusal'; code: string }): void;
  appliedWrites(): readonly Omit<AppliedFlagWrite, 'from'>[];
}

/** An implementation of the room's contract with a CRM of its own behind it. */
export type CrmSubject = {
  changes: ChangeFeed;
  contacts: ContactStore;
  directory: Directory;
  world: CrmWorld;
  stop: () => Promise<void>;
};

/** `pageSize`: rows of a page, small so that tests meet several pages. */
export type MakeCrmSubject = (options: {
  pageSize: number;
  directory?: DirectoryRows;
}) => Promise<CrmSubject>;

export const inTime = (): AbortSignal => new AbortController().signal;
