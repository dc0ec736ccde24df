import type { Day, Instant, Month } from './calendar.ts';
import type { ProfileKey } from './ids.ts';

export type PersonName = { given?: string; family?: string; full?: string };

/** One employment entry as a source reports it; no end month = current. */
export type ReportedPosition = {
  companyName: string;
  companyId?: string;
  companyDomain?: string;
  companyUrl?: string;
  title?: string;
  startMonth?: Month;
  endMonth?: Month;
  kind?: PositionKind;
};

/** Non-employment can keep a person at an account but proves no departure (reference/matching.md §9). */
export const POSITION_KINDS = ['employment', 'board', 'advisor', 'volunteer', 'education', 'other'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** `notFound`, `gone` and an error are three things: only the first two are facts about the person. */
export type ProfileStatus = 'found' | 'gone';

/**
 * What one reading of a source says of one person.
 * `coverage`: `history` = all positions the person shows; `shown` = only the company shown at that moment, as
 * Connections.csv does; `none` = the source shows no employer, which says nothing about employment.
 */
export type Observation = {
  /** Stable within the source, such as a vendor's person id. */
  personKey: string;
  profileUrl?: string;
  name: PersonName;
  email?: string;
  city?: string;
  country?: string;
  positions: readonly ReportedPosition[];
  coverage: 'history' | 'shown' | 'none';
  status: ProfileStatus;
  observedAt: Instant;
};

/** A position with what successive observations add. */
export type Position = ReportedPosition & {
  firstSeenOn: Day;
  lastSeenOn: Day;
  /** Seen as current once and gone from a later complete observation: it ended between these two days. */
  closedBetween?: { after: Day; before: Day };
  /** Known only from sources that show one company at a time. */
  shownOnly?: true;
};

/** A person's LinkedIn profile as all observations together tell it. */
export type Profile = {
  key: ProfileKey;
  profileUrl?: string;
  name: PersonName;
  /** Keyed hash: the index stores no address. */
  emailKey?: string;
  city?: string;
  country?: string;
  positions: readonly Position[];
  status: ProfileStatus;
  observedAt: Instant;
  /** On which days the person was observed, and how completely: lets observations arrive in any order. */
  observations?: readonly ObservedDay[];
  /** When each fact about the person was last reported: a reading without it does not erase it. */
  factsSeenAt?: Partial<Record<PersonFact, Instant>>;
};

export type ObservedDay = { day: Day; coverage: Observation['coverage'] };
export type PersonFact = 'profileUrl' | 'name' | 'emailKey' | 'city' | 'country';
