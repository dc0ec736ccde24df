import type { Day } from '../domain/calendar.ts';
import type { AccountId } from '../domain/ids.ts';

/** How common words are among the customer's accounts, as counted on a day. */
export type CountedWords = { countedOn: Day; names: number; words: readonly (readonly [string, number])[] };

/**
 * Why an account is to be looked at: mail domains of its contacts, how common the words of its name are, or, for its child
 * accounts, another name or website of its own.
 */
export type MarkCause = 'mail' | 'words' | 'parent';

/** Mail domains with support among an account's contacts, and those of them that no other account claims. */
export type LearnedDomains = { claimed: readonly string[]; domains: readonly string[] };

/** What the customer's own data teaches of companies. Nothing in it names a person. */
export interface LearnedStore {
  /** Changes whenever words or domains do: what a process remembers holds as long. Absent before the first. */
  readVersion(): Promise<string | undefined>;
  saveVersion(version: string): Promise<void>;

  readWords(): Promise<CountedWords | undefined>;
  /** Together with the version that tells of them. */
  saveWords(counted: CountedWords, version: string): Promise<void>;

  /** Accounts to be looked at; a page empties the list as it goes. */
  markAccounts(ids: readonly AccountId[], cause: MarkCause): Promise<void>;
  listMarked(limit: number): Promise<readonly { accountId: AccountId; cause: MarkCause }[]>;
  unmarkAccounts(marks: readonly { accountId: AccountId; cause: MarkCause }[]): Promise<void>;

  /** Accounts that claim none are absent. */
  readDomains(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, LearnedDomains>>;
  saveDomains(learned: readonly (LearnedDomains & { accountId: AccountId })[]): Promise<void>;

  /** Accounts that have claim to a domain, learned or by their website; more than one makes it nobody's. */
  addOwners(owners: readonly { domain: string; accountId: AccountId }[]): Promise<void>;
  removeOwner(owner: { domain: string; accountId: AccountId }): Promise<void>;
  /** The first few. */
  listOwners(domain: string): Promise<readonly AccountId[]>;
}
