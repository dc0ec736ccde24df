import type { Day, Instant, Month } from '../domain/calendar.ts';
import type { Account } from '../domain/contact.ts';
import type { Enablement } from '../domain/enablement.ts';
import type { Flag, StoredFlag } from '../domain/flag.ts';
import type {
  AccountId,
  AuditId,
  ContactId,
  EvidenceKey,
  JobId,
  LookUpKey,
  OpportunityId,
  OwnerId,
  RunId,
} from '../domain/ids.ts';
import type { Release } from '../domain/release.ts';
import type { Safeguards } from '../domain/safeguards.ts';
import type { AccountContactMail, Opportunity, Stakeholder } from '../domain/scope.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Sweep } from '../domain/sweep.ts';
import type { Outcome } from '../domain/verdict.ts';
import type { ValidationJob } from '../queue/contract.ts';
import type { ProfileUpkeep } from './profile-upkeep-contract.ts';

/** A row with the version that its next write depends on. */
export type Versioned<Row> = { row: Row; etag: string };

/** A conditional write: `etag` absent = the row must not exist yet. */
export type ConditionalWrite<Row> = { row: Row; etag: string | undefined };

export interface SnapshotStore {
  /** Missing contacts are absent from the map. */
  readSnapshots(ids: readonly ContactId[]): Promise<ReadonlyMap<ContactId, Versioned<Snapshot>>>;

  /** Saves each on its own condition: the new version, or undefined where somebody was faster. */
  saveSnapshots(
    writes: readonly ConditionalWrite<Snapshot>[],
  ): Promise<ReadonlyMap<ContactId, Versioned<Snapshot> | undefined>>;

  deleteSnapshots(ids: readonly ContactId[]): Promise<void>;

  /** All snapshots, page by page, in a fixed order. */
  listSnapshots(request: {
    next: string | undefined;
    limit: number;
  }): Promise<{ snapshots: readonly Snapshot[]; next?: string }>;
}

/** Which contacts a new or changed profile concerns. */
export interface LinkStore {
  addLinks(links: readonly { key: LookUpKey; contactId: ContactId }[]): Promise<void>;
  removeLinks(links: readonly { key: LookUpKey; contactId: ContactId }[]): Promise<void>;
  /** All contacts of each key, or the first `limit` in a fixed order. */
  listContacts(
    keys: readonly LookUpKey[],
    options?: { limit: number },
  ): Promise<ReadonlyMap<LookUpKey, readonly ContactId[]>>;
}

export interface ControlStore extends ProfileUpkeep {
  /** Absent until an admin first decides. Never cached (promise 13). */
  readEnablement(): Promise<Versioned<Enablement> | undefined>;
  /** Undefined when somebody was faster. */
  saveEnablement(write: ConditionalWrite<Enablement>): Promise<Versioned<Enablement> | undefined>;

  readSweep(): Promise<Versioned<Sweep> | undefined>;
  saveSweep(write: ConditionalWrite<Sweep>): Promise<Versioned<Sweep> | undefined>;

  readSafeguards(): Promise<Safeguards | undefined>;
  /** Changes the row as it is now, whoever else does too; answers what stands there then. */
  changeSafeguards(change: (current: Safeguards) => Safeguards): Promise<Safeguards>;

  /** Until when every call to Dataverse waits; written by whoever is throttled, never moved back. */
  readPausedUntil(): Promise<Instant | undefined>;
  pauseUntil(until: Instant): Promise<void>;

  /** Jobs of a cancelled run end without action (promise 14). */
  cancelRun(runId: RunId): Promise<void>;
  isRunCancelled(runId: RunId): Promise<boolean>;

  /** The last day on which waiting flags were drawn, and the limit that held then. */
  readRelease(): Promise<Release | undefined>;
  saveRelease(release: Release): Promise<void>;

  /** Takes up to `wanted` of the day's new flags; returns how many were left to take. */
  takeFlagAllowance(request: { day: Day; wanted: number; limit: number }): Promise<number>;
}

/** One settled intention, enough to undo it. Insert-only. */
export type AuditEntry = {
  auditId: AuditId;
  runId: RunId;
  contactId: ContactId;
  from: StoredFlag;
  to: Flag;
  outcome: Outcome;
  evidenceKey?: EvidenceKey;
  actor: string;
  at: Instant;
};

export interface AuditStore {
  /** Inserts what is not there yet; the same intention twice is one row. */
  addEntries(entries: readonly AuditEntry[]): Promise<void>;
  listByRun(request: {
    runId: RunId;
    next: string | undefined;
    limit: number;
  }): Promise<{ entries: readonly AuditEntry[]; next?: string }>;
  listByContact(contactId: ContactId): Promise<readonly AuditEntry[]>;
  /** Removes all that is told of these contacts, also from their runs: what we wrote can no longer be undone. */
  eraseContacts(contactIds: readonly ContactId[]): Promise<void>;
}

export interface DueStore {
  addDue(rows: readonly { day: Day; contactId: ContactId }[]): Promise<void>;
  removeDue(rows: readonly { day: Day; contactId: ContactId }[]): Promise<void>;
  /** Days up to and including `until`, earliest first. */
  listDue(request: {
    until: Day;
    next: string | undefined;
    limit: number;
  }): Promise<{ rows: readonly { day: Day; contactId: ContactId }[]; next?: string }>;
}

/** Who syncs: users, and teams with a member who does. */
export interface MemberStore {
  saveMembers(members: readonly { id: OwnerId; runId: RunId }[]): Promise<void>;
  listMembers(): Promise<ReadonlySet<OwnerId>>;
  /** Removes those that `runId` did not see. */
  removeMembersNotSeenIn(runId: RunId): Promise<void>;
}

/** What a delta cannot tell later: which opportunities and accounts a contact hangs on. */
export interface ScopeStore {
  saveOpportunities(opportunities: readonly Opportunity[]): Promise<void>;
  /** Removes the opportunity and its edges; answers the contacts it had. */
  deleteOpportunities(ids: readonly OpportunityId[]): Promise<readonly ContactId[]>;
  listContactsOfOpportunities(ids: readonly OpportunityId[]): Promise<readonly ContactId[]>;

  saveStakeholders(stakeholders: readonly Stakeholder[]): Promise<void>;
  /** Removes the connection's edges; ids that were no stakeholder connections are ignored. */
  deleteStakeholders(connectionIds: readonly string[]): Promise<readonly ContactId[]>;

  /** The opportunities each contact is related to, directly or as a stakeholder. */
  listOpportunitiesOf(
    contactIds: readonly ContactId[],
  ): Promise<ReadonlyMap<ContactId, readonly { ownerId?: OwnerId; open: boolean }[]>>;

  saveAccountContacts(edges: readonly AccountContactMail[]): Promise<void>;
  /** The first contacts of an account, with the mail keys that were saved with them. */
  listMailKeys(request: { accountId: AccountId; limit: number }): Promise<readonly AccountContactMail[]>;
  deleteAccountContacts(edges: readonly { accountId: AccountId; contactId: ContactId }[]): Promise<void>;
  listContactsOfAccount(request: {
    accountId: AccountId;
    next: string | undefined;
    limit: number;
  }): Promise<{ contactIds: readonly ContactId[]; next?: string }>;
}

/** A contact that, by its evidence, left an account for a destination. */
export type Departure = { accountId: AccountId; destination: string; contactId: ContactId; endMonth: Month };

export interface AccountStore {
  saveAccounts(accounts: readonly Account[]): Promise<void>;
  readAccounts(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Account>>;
  /** All accounts, page by page; a page may be empty and not the last. */
  listAccounts(request: {
    next: string | undefined;
    limit: number;
  }): Promise<{ accounts: readonly Account[]; next?: string }>;
  deleteAccounts(ids: readonly AccountId[]): Promise<void>;
  /** `destination` is a hash: the table holds company data only. */
  saveDepartures(departures: readonly Departure[]): Promise<void>;
  listDepartures(accountId: AccountId): Promise<readonly Departure[]>;
  deleteDepartures(departures: readonly Omit<Departure, 'endMonth'>[]): Promise<void>;
}

export type RunKind = 'changes' | 'reconcile' | 'undo' | 'release';

export type Run = {
  runId: RunId;
  kind: RunKind;
  epoch: number;
  startedAt: Instant;
  startedBy: string;
  dryRun: boolean;
  /** Of an undo: the run it takes back. */
  target?: RunId;
  /** Present once all pages are read and all jobs are queued. */
  scannedAt?: Instant;
  cancelledAt?: Instant;
};

/** Counts of a finished job: `outcome:reason`, and what was done about the flag. */
export type JobCounts = Readonly<Record<string, number>>;

export type RunProgress = {
  jobsSent: number;
  jobsDone: number;
  itemsSent: number;
  itemsDone: number;
  counts: JobCounts;
  rejectedRecords: number;
};

export type Rejected = { file: string; line: number; problem: string };

export interface RunStore {
  saveRun(run: Run): Promise<void>;
  readRun(runId: RunId): Promise<Run | undefined>;
  /** Latest first. */
  listRuns(request: { limit: number }): Promise<readonly Run[]>;

  /**
   * Before their messages are sent, and before their parent is done: how the end of a run is known. The row keeps the
   * message until the job is done, so that a source that is repeated after a crash can send what it had booked.
   */
  addJobs(jobs: readonly { jobId: JobId; message: ValidationJob }[]): Promise<void>;
  /** What a page or job has booked and nobody has finished. */
  listOpenJobs(source: { runId: RunId; source: string }): Promise<readonly ValidationJob[]>;
  /** The first call for a job counts; later ones change nothing. One that was never added has no items. */
  finishJob(job: { runId: RunId; source: string; jobId: JobId; counts: JobCounts }): Promise<void>;
  readProgress(runId: RunId): Promise<RunProgress>;

  addRejected(request: { runId: RunId; records: readonly Rejected[] }): Promise<void>;
  listRejected(runId: RunId): Promise<readonly Rejected[]>;
}

/** A contact whose validation cannot succeed until somebody acts. */
export type ParkedContact = {
  contactId: ContactId;
  reason: string;
  /** What the last attempt said, without personal data. */
  detail: string;
  runId?: RunId;
  parkedAt: Instant;
};

export interface ParkedStore {
  park(contacts: readonly ParkedContact[]): Promise<void>;
  unpark(ids: readonly ContactId[]): Promise<void>;
  listParked(request: {
    next: string | undefined;
    limit: number;
  }): Promise<{ contacts: readonly ParkedContact[]; next?: string }>;
}
