import type { Day, Instant } from './calendar.ts';
import type { Flag, StoredFlag } from './flag.ts';
import type {
  AccountId,
  AuditId,
  ContactId,
  EvidenceKey,
  LookUpKey,
  ProfileKey,
  RunId,
  Stamp,
} from './ids.ts';
import type { Outcome } from './verdict.ts';

/** A write that was decided but not yet known to have happened (promise 5). */
export type PendingWrite = {
  from: StoredFlag;
  to: Flag;
  /** Version of the row that the decision was made on. */
  etag: string;
  auditId: AuditId;
  runId: RunId;
  /** The whole snapshot as it will be once the write is settled; until then the old one stays as it was. */
  settled: Omit<Snapshot, 'pending'>;
  actor: string;
};

/** What was true when a contact was last validated. No names, no addresses, no employers. */
export type Snapshot = {
  contactId: ContactId;
  stamps: { contact: Stamp; account?: Stamp; parent?: Stamp; learned?: Stamp; rules: Stamp; policy: Stamp };
  /** `profileKey:stamp` of every candidate that was weighed. */
  profileStamps: readonly string[];
  accountId?: AccountId;
  /** Hash of its company mail domain: its account may learn from it. */
  mailKey?: string;
  /** Since when the contact hangs under this account, as far as we know. */
  accountLinkChangedOn?: Day;
  /** Hash of where it went: its row among the departures from `accountId`. */
  departedTo?: string;
  profileKey?: ProfileKey;
  /** The profile that is the contact's unless others claim it too; where it is claimed by name, who they all were. */
  claimKey?: ProfileKey;
  claimants?: Stamp;
  lookUpKeys: readonly LookUpKey[];
  /** Contacts merged into this one whose decisions it has taken over, the latest of them. */
  mergedFrom?: readonly ContactId[];
  /** Look-up keys that came with them; among `lookUpKeys` too. */
  mergedKeys?: readonly LookUpKey[];
  /** A short digest of each column of the contact: what tells a secured column from a changed one. */
  fieldStamps?: string;
  outcome: Outcome;
  evidenceKey?: EvidenceKey;
  /** Evidence a person has decided about: it does not flag again. */
  dismissedKeys: readonly EvidenceKey[];
  /** The column's value as we last read or wrote it. */
  flag: StoredFlag;
  /** Who set `flag`: a 1 of a person's is theirs to take back. */
  flagOwner: 'us' | 'person';
  /** How often a person undid what we wrote. */
  contested: number;
  pending?: PendingWrite;
  /** What a dry run would have written. */
  owed?: Flag;
  /** Settled writes so far: makes the id of the next intention. */
  writes: number;
  dueOn?: Day;
  /** Place in the list of flags that wait for a day with room; present while it is `held(daily_limit)`. */
  holdRank?: string;
  validatedAt: Instant;
};
