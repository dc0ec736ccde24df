import type { RejectedPositionReason } from '../../../shared/domain/verdict.ts';
import type { PersonNameLevel } from '../../../shared/matching/person/compare-person.ts';
import type { Tie } from '../../../shared/matching/verdict/judge-positions.ts';

export type Values = { crm: string; profile: string };
type Line = (values: Values) => string;

/** How the account and a company on the profile stand to each other. */
export type Stance = 'same' | 'related' | 'unclear' | 'otherPlace' | 'placeholder' | 'different';

/** A line for each kind of evidence; what has no line of its own is shown with both its values. */
export type EvidenceWords = {
  profileUrlEqual: string;
  emailEqual: string;
  address: Record<'different' | 'renamed', Line>;
  mail: Record<'spells_name' | 'mail_domain', Line>;
  person: Record<'title_overlap' | 'city_equal' | 'country_equal' | 'country_differs', Line>;
  names: Record<PersonNameLevel, Line>;
  company: Record<Stance, Line>;
  ties: Record<Tie, Line>;
  /** Behind a line that rests on the list of known names and takeovers. */
  known: string;
  companyIdEqual: Line;
  domainShared: Line;
  positionEnded: (month: string) => string;
  departureObserved: (days: { after: string; before: string }) => string;
  /** Names of fields for lines that show both values. */
  fields: Readonly<Record<string, string>>;
  bothValues: (line: Values & { field: string }) => string;
  missing: string;
  rejected: RejectedWords;
};

/** What was looked at and did not count. */
export type RejectedWords = {
  others: (profiles: number) => string;
  undecided: (profiles: number) => string;
  position: (line: { company: string; why: string }) => string;
  /** Not `ended_elsewhere`: that somebody had earlier jobs explains nothing. */
  why: Record<Exclude<RejectedPositionReason, 'ended_elsewhere'>, string>;
};
