import type {
  ChangeFeed,
  ChangePage,
  ContactStore,
  Directory,
  FlagWrite,
  FlagWriteResult,
  TrackedRows,
  TrackedTable as TableName,
} from '../../../shared/crm/contract.ts';
import type { Account, Contact } from '../../../shared/domain/contact.ts';
import { RetryLater } from '../../../shared/domain/failures.ts';
import type { StoredFlag } from '../../../shared/domain/flag.ts';
import type {
  AccountId,
  AuditId,
  ConnectionId,
  ContactId,
  OpportunityId,
} from '../../../shared/domain/ids.ts';
import type { Opportunity, Stakeholder } from '../../../shared/domain/scope.ts';
import { makeDirectoryDouble, type DirectoryRows } from './directory-double.ts';
import { makeVersionCounter, TrackedTable } from './tracked-table.ts';

/** A contact as a person knows it: the version is the CRM's. */
export type ContactSeed = Omit<Contact, 'etag'>;

export type CrmSeed = Partial<DirectoryRows> & {
  accounts?: readonly Account[];
  contacts?: readonly ContactSeed[];
  opportunities?: readonly Opportunity[];
  stakeholders?: readonly Stakeholder[];
  /** Rows of a page; Dataverse's own is 5,000. */
  pageSize?: number;
};

export type AppliedFlagWrite = { contactId: ContactId; from: StoredFlag; to: StoredFlag; auditId: AuditId };

type PageOf<Name extends TableName> = ChangePage<TrackedRows[Name]>;

/** Answers a write in place of the CRM: a refusal, a passing fault. */
type PlannedResult = Pick<FlagWriteResult, 'kind' | 'code'>;

/** An in-memory CRM. What tests do to it stands below as a person would do it in Dynamics. */
export class CrmDouble implements ChangeFeed, ContactStore, Directory {
  readonly appliedWrites: AppliedFlagWrite[] = [];
  /** Calls by operation: what a test of budgets counts. */
  readonly calls = { readChanges: 0, readContacts: 0, writeFlags: 0 };

  readonly #versions = makeVersionCounter();
  readonly #accounts = new TrackedTable<AccountId, Account>(this.#versions);
  readonly #contacts = new TrackedTable<ContactId, ContactSeed>(this.#versions);
  readonly #opportunities = new TrackedTable<OpportunityId, Opportunity>(this.#versions);
  readonly #stakeholders = new TrackedTable<ConnectionId, Stakeholder>(this.#versions);
  readonly #unreadable = new Map<string, string>();
  readonly #plannedResults = new Map<ContactId, PlannedResult[]>();
  readonly #pageSize: number;
  readonly #directory: Directory;
  readonly #faults: RetryLater[] = [];
  #beforeWrite: (() => void | Promise<void>) | undefined;

  constructor(seed: CrmSeed) {
    this.#pageSize = seed.pageSize ?? 5_000;
    for (const account of seed.accounts ?? []) this.saveAccount(account);
    for (const contact of seed.contacts ?? []) this.saveContact(contact);
    for (const opportunity of seed.opportunities ?? []) this.saveOpportunity(opportunity);
    for (const stakeholder of seed.stakeholders ?? []) this.saveStakeholder(stakeholder);
    const enter = (signal: AbortSignal) => {
      this.#enter(signal);
    };
    this.#directory = makeDirectoryDouble({ rows: seed, pageSize: this.#pageSize, enter });
  }

  // What people do.

  saveAccount(account: Account): void {
    this.#accounts.put(account);
  }
  saveContact(contact: ContactSeed): void {
    this.#contacts.put(contact);
  }
  saveOpportunity(opportunity: Opportunity): void {
    this.#opportunities.put(opportunity);
  }
  saveStakeholder(stakeholder: Stakeholder): void {
    this.#stakeholders.put(stakeholder);
  }
  setFlag({ contactId, flag }: { contactId: ContactId; flag: StoredFlag }): void {
    this.#contacts.edit(contactId, (contact) => ({ ...contact, flag }));
  }
  moveToAccount({ contactId, accountId }: { contactId: ContactId; accountId: AccountId }): void {
    this.#contacts.edit(contactId, (contact) => ({ ...contact, parent: { kind: 'account', accountId } }));
  }
  renameAccount({ accountId, name }: { accountId: AccountId; name: string }): void {
    this.#accounts.edit(accountId, (account) => ({ ...account, name }));
  }
  removeAccount(id: AccountId): void {
    this.#accounts.remove(id);
  }
  removeOpportunity(id: OpportunityId): void {
    this.#opportunities.remove(id);
  }
  removeStakeholder(id: ConnectionId): void {
    this.#stakeholders.remove(id);
  }
  removeContact(id: ContactId): void {
    this.#contacts.remove(id);
  }

  // What goes wrong.

  /** The next `times` calls of any kind are throttled. */
  throttleNext(times: number, retryAfterMs = 30_000): void {
    this.failNext(
      ...Array.from({ length: times }, () => new RetryLater('dataverse_throttled', { retryAfterMs })),
    );
  }
  /** The next calls of any kind throw these, in turn. */
  failNext(...faults: RetryLater[]): void {
    this.#faults.push(...faults);
  }
  /** The next writes to this contact are answered so, in turn, and not applied. */
  answerWrites(contactId: ContactId, ...results: PlannedResult[]): void {
    this.#plannedResults.set(contactId, [...(this.#plannedResults.get(contactId) ?? []), ...results]);
  }
  /** Somebody is faster: runs once, just before the next batch of writes is applied. */
  beforeNextWrite(action: () => void | Promise<void>): void {
    this.#beforeWrite = action;
  }
  makeUnreadable({ id, problem }: { id: string; problem: string }): void {
    this.#unreadable.set(id, problem);
  }
  expireCursors(): void {
    for (const table of [this.#accounts, this.#contacts, this.#opportunities, this.#stakeholders]) {
      table.expireCursors();
    }
  }

  /** Nothing more goes wrong. */
  clearFaults(): void {
    this.#faults.length = 0;
    this.#plannedResults.clear();
    this.#beforeWrite = undefined;
  }

  // What tests look at.

  contact(id: ContactId): Contact | undefined {
    const held = this.#contacts.get(id);
    return held === undefined ? undefined : this.#asRead(held);
  }
  flag(id: ContactId): StoredFlag | undefined {
    return this.#contacts.get(id)?.row.flag;
  }

  // What the product calls.

  async readChanges<Name extends TableName>(request: {
    table: Name;
    cursor: string | undefined;
    signal: AbortSignal;
  }) {
    this.calls.readChanges += 1;
    this.#enter(request.signal);
    const page = {
      cursor: request.cursor,
      size: this.#pageSize,
      problem: (id: string) => this.#unreadable.get(id),
    };
    const asStored = <Row>({ row }: { row: Row }): Row => row;
    const pages = {
      accounts: () => this.#accounts.page({ ...page, read: asStored }),
      opportunities: () => this.#opportunities.page({ ...page, read: asStored }),
      connections: () => this.#stakeholders.page({ ...page, read: asStored }),
      contacts: () => this.#contacts.page({ ...page, read: (held) => this.#asRead(held) }),
    } satisfies { [Table in TableName]: () => PageOf<Table> };
    const read: { [Table in TableName]: () => PageOf<Table> } = pages;
    return read[request.table]();
  }

  async readContacts({ ids, signal }: Parameters<ContactStore['readContacts']>[0]) {
    this.calls.readContacts += 1;
    this.#enter(signal);
    const held = [...new Set(ids)].flatMap((id) => this.#contacts.get(id) ?? []);
    const unreadable = held.flatMap(({ row: { id } }) => {
      const problem = this.#unreadable.get(id);
      return problem === undefined ? [] : [{ id, problem }];
    });
    const readable = held.filter(({ row: { id } }) => !this.#unreadable.has(id));
    const contacts = readable.map((contact) => {
      const account = this.#accountOf(contact.row);
      return { contact: this.#asRead(contact), ...(account === undefined ? {} : { account }) };
    });
    return { contacts, unreadable };
  }

  async listContactsOfAccounts({
    accountIds,
    signal,
  }: Parameters<ContactStore['listContactsOfAccounts']>[0]) {
    this.#enter(signal);
    const under = this.#contacts
      .all()
      .filter(({ parent }) => parent.kind === 'account' && accountIds.includes(parent.accountId));
    return { contactIds: under.map(({ id }) => id) };
  }

  async listChildAccounts({ parentIds, signal }: Parameters<ContactStore['listChildAccounts']>[0]) {
    this.#enter(signal);
    const children = this.#accounts.all().flatMap(({ id, parent }) => {
      const isChild = parent !== undefined && parentIds.includes(parent.id);
      return isChild ? [{ id, parentId: parent.id }] : [];
    });
    return { children };
  }

  async listExisting({ ids, signal }: Parameters<ContactStore['listExisting']>[0]) {
    this.#enter(signal);
    return ids.filter((id) => this.#contacts.get(id) !== undefined);
  }

  async writeFlags({ writes, signal }: Parameters<ContactStore['writeFlags']>[0]) {
    this.calls.writeFlags += 1;
    this.#enter(signal);
    const faster = this.#beforeWrite;
    this.#beforeWrite = undefined;
    await faster?.();
    return writes.map((write) => this.#write(write));
  }

  listSyncingUsers(request: Parameters<Directory['listSyncingUsers']>[0]) {
    return this.#directory.listSyncingUsers(request);
  }
  listTeamMemberships(request: Parameters<Directory['listTeamMemberships']>[0]) {
    return this.#directory.listTeamMemberships(request);
  }

  #enter(signal: AbortSignal): void {
    if (signal.aborted) throw new RetryLater('out_of_time');
    const fault = this.#faults.shift();
    if (fault !== undefined) throw fault;
  }

  #write({ contactId, etag, to, auditId }: FlagWrite): FlagWriteResult {
    const planned = this.#plannedResults.get(contactId)?.shift();
    if (planned !== undefined) return { contactId, ...planned };
    const held = this.contact(contactId);
    if (held === undefined) return { contactId, kind: 'gone', code: '0x80040217' };
    if (held.etag !== etag) return { contactId, kind: 'changed', code: '0x80060882' };
    this.appliedWrites.push({ contactId, from: held.flag, to, auditId });
    this.setFlag({ contactId, flag: to });
    return { contactId, kind: 'written' };
  }

  #asRead({ row, version }: { row: ContactSeed; version: number }): Contact {
    return { ...row, etag: `W/"${version}"` };
  }

  #accountOf({ parent }: ContactSeed): Account | undefined {
    if (parent.kind !== 'account' || this.#unreadable.has(parent.accountId)) return undefined;
    const account = this.#accounts.get(parent.accountId)?.row;
    const above = account?.parent && this.#accounts.get(account.parent.id)?.row;
    if (account === undefined || above === undefined) return account;
    const { id, name, website } = above;
    return { ...account, parent: { id, name, ...(website !== undefined && { website }) } };
  }
}

export const makeCrmDouble = (seed: CrmSeed = {}): CrmDouble => new CrmDouble(seed);
