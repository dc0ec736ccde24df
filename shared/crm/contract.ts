import type { Account, Contact, ContactWithAccount } from '../domain/contact.ts';
import type { FlagDetails } from '../domain/flag-details.ts';
import type { Flag, StoredFlag } from '../domain/flag.ts';
import type { AccountId, AuditId, ContactId, OwnerId } from '../domain/ids.ts';
import type { InstallationReport } from '../domain/installation.ts';
import type { SecuredField } from '../domain/safeguards.ts';
import type { Opportunity, Stakeholder, SyncingUserRule } from '../domain/scope.ts';

/** Rows a tracked table can report, each in our words. */
export type TrackedRows = {
  accounts: Account;
  opportunities: Opportunity;
  connections: Stakeholder;
  contacts: Contact;
};
export type TrackedTable = keyof TrackedRows;

/**
 * A row that exists and cannot be understood, such as a flag of 7: reported, so that it neither holds back the others
 * nor looks gone. `id` is empty when even that is unreadable; `problem` names table, field and fault, never the value.
 */
export type UnreadableRow = { id: string; problem: string };

/** A page of changes. `more`: read `cursor` next. `complete`: keep `cursor` as the start of the next round. */
export type ChangePage<Row> =
  | {
      kind: 'more' | 'complete';
      rows: readonly Row[];
      deletedIds: readonly string[];
      unreadable: readonly UnreadableRow[];
      cursor: string;
    }
  /** The cursor is too old or the table's definition changed: begin again without a cursor. */
  | { kind: 'expired' };

export interface ChangeFeed {
  /**
   * Changes of one table after `cursor`, every row when it is absent. A row that the table holds but that means
   * nothing to us (a connection that is no stakeholder) is left out. Throws RetryLater while Dataverse throttles.
   */
  readChanges<Table extends TrackedTable>(request: {
    table: Table;
    cursor: string | undefined;
    signal: AbortSignal;
  }): Promise<ChangePage<TrackedRows[Table]>>;
}

/** One conditional write of the flag. */
export type FlagWrite = {
  contactId: ContactId;
  etag: string;
  from: StoredFlag;
  to: Flag;
  auditId: AuditId;
  /** What the columns beside the flag will say, where the environment has them; absent = nothing. */
  details?: FlagDetails;
};

export type FlagWriteResult = {
  contactId: ContactId;
  /** `changed`: somebody wrote the row since (412). `gone`: 404. `refused`: Dataverse will never take it. */
  kind: 'written' | 'changed' | 'gone' | 'refused' | 'retry';
  /** `changed` after an attempt that nobody answered: the change may be our own. */
  mayBeOurs?: true;
  /** Code of the refusal, without its text: texts may name people. */
  code?: string;
};

export interface ContactStore {
  /**
   * The contacts with their accounts, in one request for up to 100 ids. Those that no longer exist are in neither
   * list.
   */
  readContacts(request: {
    ids: readonly ContactId[];
    signal: AbortSignal;
  }): Promise<{ contacts: readonly ContactWithAccount[]; unreadable: readonly UnreadableRow[] }>;

  /** Who hangs under these accounts, page by page: their own rows tell of nothing when an account changes hands. */
  listContactsOfAccounts(request: {
    accountIds: readonly AccountId[];
    next: string | undefined;
    signal: AbortSignal;
  }): Promise<{ contactIds: readonly ContactId[]; next?: string }>;

  /** The accounts whose parent is one of these, page by page. */
  listChildAccounts(request: {
    parentIds: readonly AccountId[];
    next: string | undefined;
    signal: AbortSignal;
  }): Promise<{ children: readonly { id: AccountId; parentId: AccountId }[]; next?: string }>;

  /** Those of up to 100 ids that are still there. */
  listExisting(request: { ids: readonly ContactId[]; signal: AbortSignal }): Promise<readonly ContactId[]>;

  /** Writes each flag on its own condition; one refusal does not hold back the others. Same order as `writes`. */
  writeFlags(request: {
    writes: readonly FlagWrite[];
    signal: AbortSignal;
  }): Promise<readonly FlagWriteResult[]>;
}

/** A page of owners whose records are validated. */
export type MemberPage = { memberIds: readonly OwnerId[]; next?: string };

export interface Directory {
  /** Syncing users first, page by page. */
  listSyncingUsers(request: {
    rule: SyncingUserRule;
    next: string | undefined;
    signal: AbortSignal;
  }): Promise<MemberPage>;

  /** Then the memberships of teams, so that a team counts when one of its members does. */
  listTeamMemberships(request: {
    next: string | undefined;
    signal: AbortSignal;
  }): Promise<{ memberships: readonly { teamId: OwnerId; userId: OwnerId }[]; next?: string }>;
}

export interface CrmInstallation {
  /**
   * What the installation provides, what of it is there and what is missing. Changes nothing. Throws GiveUp where the
   * app's identity may not look.
   */
  read(request: { signal: AbortSignal }): Promise<InstallationReport>;
}

/** The environment itself. */
export interface Environment {
  /** The column that carries the flag: another one holds other values. */
  readonly flagColumn: string;

  /** Every job asks: for some minutes the one `expected` is believed to be there still, any other is asked for anew. */
  readOrganizationId(request: { expected: string | undefined; signal: AbortSignal }): Promise<string>;

  /** LinkedIn's own solutions that are installed. Undefined where that cannot be asked. */
  listRivalSolutions(signal: AbortSignal): Promise<readonly string[] | undefined>;

  /** Evidence of contacts under column security, which may read as empty. Undefined where that cannot be asked. */
  listSecuredFields(signal: AbortSignal): Promise<readonly SecuredField[] | undefined>;
}

/**
 * A privilege the application user lacks, by its name in the environment, and what it is needed for; `checking`: to see
 * whether everything is in order, without which the app works.
 */
export type PrivilegeGap = { privilege: string; neededFor: 'reading' | 'writing' | 'checking' };

/** What runs in the environment when a flag is written; no columns = at a change of any column. */
export type Reaction = { kind: 'pluginStep' | 'flow'; name: string; columns: readonly string[] };

/** How many there are; Dataverse counts no further than 5,000. */
export type RowCount = { count: number; orMore: boolean };

/**
 * The column that the settings name. `unfit`: it is no choice, or one without the options 0, 1 and 2, or a publisher's in
 * their place. `installed`: another one, which an installation uses.
 */
export type FlagColumnState =
  { kind: 'fit'; column: string } | { kind: 'unfit' | 'missing'; column: string; installed?: string };

/** `missing`: the one that the settings name; `none`: none is named, and none of a usual name is there. */
export type LinkedInColumnState = { kind: 'there' | 'missing'; column: string } | { kind: 'none' };

/** What the environment must offer. Undefined = it cannot be asked, for want of a privilege or of the feature. */
export interface Prerequisites {
  /** The cheapest question there is: it shows that Dataverse answers us at all. */
  readCaller(signal: AbortSignal): Promise<{ userId: string; organizationId: string }>;
  readOrganizationName(signal: AbortSignal): Promise<string | undefined>;
  listPrivilegeGaps(signal: AbortSignal): Promise<readonly PrivilegeGap[] | undefined>;
  readFlagColumn(signal: AbortSignal): Promise<FlagColumnState | undefined>;
  readLinkedInColumn(signal: AbortSignal): Promise<LinkedInColumnState | undefined>;
  /** Columns beside the flag that are to be written and are not there; none where none are to be written. */
  listMissingDetailColumns(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** English names of the views that every installation has and this one lacks. */
  listMissingViews(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** Tables we read whose change tracking is off; a table that does not exist is none of them. */
  listUntrackedTables(signal: AbortSignal): Promise<readonly TrackedTable[] | undefined>;
  /** Active contacts of these owners, up to 100 of them. */
  countContactsOf(request: { ownerIds: readonly OwnerId[]; signal: AbortSignal }): Promise<RowCount>;
  /** `unseen`: kinds whose registrations may not be read, so that none of them is among the reactions. */
  listReactions(
    signal: AbortSignal,
  ): Promise<{ reactions: readonly Reaction[]; unseen: readonly Reaction['kind'][] }>;
}
