import type { Day, Month } from './calendar.ts';
import type { EvidenceKey, ProfileKey } from './ids.ts';

/** Every outcome with the reasons it may carry: a closed list, counted per run (reference/matching.md §10). */
export const OUTCOME_REASONS = {
  verified: ['still_there', 'related_company'],
  notAtCompany: ['position_ended', 'departure_observed', 'other_company'],
  leftNoNewRole: ['position_ended'],
  possiblyLeft: [
    'first_observation',
    'departure_observed',
    'other_company',
    'unclosed_overlap',
    'grace_period',
  ],
  additionalRole: ['still_there', 'unclosed_overlap'],
  uncertain: [
    'ambiguous_identity',
    'weak_identity',
    'wrong_link',
    'stale_profile',
    'profile_older_than_account_link',
    'no_positions',
    'only_placeholder',
    'name_only_difference',
    'grace_period',
  ],
  notMatched: ['no_match', 'profile_gone'],
  skipped: [
    'account_missing',
    'account_inactive',
    'parent_is_contact',
    'contact_inactive',
    'contact_merged',
    'name_missing',
    'out_of_scope',
  ],
  ignored: ['ignored_by_person', 'cleared_by_person', 'undone'],
  held: ['mass_move', 'daily_limit', 'contested', 'before_look_back'],
} as const;

export type OutcomeKind = keyof typeof OUTCOME_REASONS;
export type ReasonOf<Kind extends OutcomeKind> = (typeof OUTCOME_REASONS)[Kind][number];
export type Outcome = { [Kind in OutcomeKind]: { kind: Kind; reason: ReasonOf<Kind> } }[OutcomeKind];

/** One comparison with both values: what a verdict rests on. Shown to people, never logged. */
export type Evidence = {
  field:
    'profileUrl' | 'email' | 'name' | 'company' | 'domain' | 'companyId' | 'position' | 'dates' | 'country';
  crmValue?: string;
  profileValue?: string;
  level: string;
  /** log2 of the likelihood ratio; positive speaks for "same". */
  bits: number;
  /** Where the tie comes from; absent = CRM row and profile alone. */
  source?: EvidenceSource;
  observedOn?: Day;
};

/**
 * `readings`: two readings of one profile compared. `hierarchy`: the account above the account. `knownCompanies`: the
 * shipped table of renames and takeovers, or the customer's own list of names.
 */
export type EvidenceSource = 'readings' | 'hierarchy' | 'knownCompanies';

/**
 * How much a statement about a departure rests on (reference/matching.md §10). A: an ended position at the account.
 * B: every current employer identified as another company. C: names that differ. D: it may be another person.
 */
export type Tier = 'A' | 'B' | 'C' | 'D';

/** In words what `confidence` says: from 0.99, 0.95, 0.8, below. */
export type ConfidenceBand = 'veryHigh' | 'high' | 'medium' | 'low';

/** What was looked at and did not count, with the reason. */
export type Rejected =
  | { what: 'candidate'; profileKey: ProfileKey; why: RejectedCandidateReason }
  | { what: 'position'; companyName: string; why: RejectedPositionReason };
export type RejectedCandidateReason =
  'other_name' | 'other_address' | 'weaker_evidence' | 'older_reading' | 'not_decided';
export type RejectedPositionReason =
  'not_begun' | 'contradictory_or_not_seen_again' | 'no_employment' | 'placeholder' | 'ended_elsewhere';

/** What pure matching says of one contact, before the flag's own rules (Ignore, brake, limits). */
export type Verdict = {
  outcome: Outcome;
  /** The profile it rests on, when the contact is linked to one. */
  profileKey?: ProfileKey;
  /** Present when the evidence points away from the account. */
  evidenceKey?: EvidenceKey;
  departure?: { companyName: string; endMonth?: Month };
  destination?: { companyName: string; title?: string; since?: Month };
  /** 0–1, how sure we are of this outcome. */
  confidence: number;
  band: ConfidenceBand;
  /** Present when the evidence points away from the account. */
  tier?: Tier;
  /** Name of the rule of the table that decided; `skipped`, `no_profile` and the like where no position was read. */
  rule: string;
  evidence: readonly Evidence[];
  /** Alternatives that were weighed and did not count, the first few of each kind. */
  rejected: readonly Rejected[];
  /** Which rules and which tables of words and facts judged. */
  versions: { rules: string; tables: string };
  /** One sentence for the salesperson. */
  sentence: string;
  /** The day on which time alone may change the outcome. */
  dueOn?: Day;
  /** Whether LinkedIn's own rule (policy `original`) would flag: a dry run shows the count of both. */
  flaggedByOriginal: boolean;
};
