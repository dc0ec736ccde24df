import type { Day, Month } from '../../domain/calendar.ts';
import type { Outcome, Verdict } from '../../domain/verdict.ts';

export type SentenceFacts = {
  outcome: Outcome;
  accountName: string;
  departure?: Verdict['departure'];
  destination?: Verdict['destination'];
  seenOn?: Day;
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const monthName = (month: Month): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
const dayName = (day: Day): string =>
  `${String(Number(day.slice(8, 10)))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

const roleAt = ({ companyName, title }: NonNullable<Verdict['destination']>): string =>
  title === undefined || title.trim() === '' ? `at ${companyName}` : `${title} at ${companyName}`;

/** One sentence that a salesperson can act on. */
export function sentence(facts: SentenceFacts): string {
  const source =
    facts.seenOn === undefined ? '' : `, according to the profile seen on ${dayName(facts.seenOn)}`;
  return `${clauseOf(facts)}${source}.`;
}

function clauseOf({ outcome, accountName, departure, destination }: SentenceFacts): string {
  const left = `Left ${departure?.companyName ?? accountName}${departure?.endMonth === undefined ? '' : ` in ${monthName(departure.endMonth)}`}`;
  const now = destination === undefined ? '' : roleAt(destination);
  switch (outcome.kind) {
    case 'verified':
      return outcome.reason === 'still_there'
        ? `Still at ${accountName}`
        : `Now at ${destination?.companyName ?? 'a company'} that belongs or is related to ${accountName}`;
    case 'notAtCompany':
      if (outcome.reason === 'other_company')
        return `Now ${now}; ${accountName} is not among the current positions`;
      return outcome.reason === 'position_ended'
        ? `${left} and is now ${now}`
        : `No longer shows ${departure?.companyName ?? accountName} and is now ${now}`;
    case 'leftNoNewRole':
      return `${left} and shows no new employer`;
    case 'possiblyLeft':
      return POSSIBLY_LEFT[outcome.reason]({ accountName, left, now });
    case 'additionalRole':
      return `Still at ${accountName} and also ${now}`;
    case 'uncertain':
      return UNCERTAIN[outcome.reason](accountName);
    case 'notMatched':
      return outcome.reason === 'no_match'
        ? 'No profile was found for this contact'
        : 'The profile of this contact is gone';
    default:
      return OTHER[outcome.reason] ?? 'Not validated';
  }
}

type PossiblyLeftReason = Extract<Outcome, { kind: 'possiblyLeft' }>['reason'];
type UncertainReason = Extract<Outcome, { kind: 'uncertain' }>['reason'];

const POSSIBLY_LEFT: Record<
  PossiblyLeftReason,
  (words: { accountName: string; left: string; now: string }) => string
> = {
  first_observation: ({ accountName, now }) =>
    `May have left ${accountName}: the only reading so far shows the person ${now}`,
  departure_observed: ({ accountName, now }) =>
    now === ''
      ? `May have left ${accountName}: the profile no longer shows it`
      : `May have left ${accountName}: the profile no longer shows it, and the person is now ${now}`,
  other_company: ({ accountName, now }) =>
    `May have left ${accountName}: now ${now}, and the profile shows no ended position at ${accountName}`,
  unclosed_overlap: ({ accountName, now }) =>
    `May have left ${accountName}: has been ${now} for months, while the older position is still open`,
  grace_period: ({ left }) => `${left} recently and may not have entered a new employer yet`,
};

const UNCERTAIN: Record<UncertainReason, (accountName: string) => string> = {
  ambiguous_identity: () => 'Several profiles fit this contact equally well',
  weak_identity: () => 'A profile has this name, but nothing else ties it to this contact',
  wrong_link: () => 'The profile address on the contact belongs to a person of another name',
  stale_profile: () => 'The profile was last seen too long ago to say anything',
  profile_older_than_account_link: (accountName) =>
    `The profile was seen before the contact was linked to ${accountName}`,
  no_positions: () => 'The profile shows no position that counts today',
  only_placeholder: () => 'The profile names no real employer',
  name_only_difference: (accountName) =>
    `The current employer's name differs from ${accountName}, but it may be the same company`,
  grace_period: (accountName) => `Has a new position, while the one at ${accountName} is still open`,
};

const OTHER: Readonly<Record<string, string>> = {
  account_missing: 'The contact has no account to compare with',
  account_inactive: 'The account of this contact is inactive',
  parent_is_contact: 'The contact belongs to another contact, not to an account',
  contact_inactive: 'The contact is inactive',
  contact_merged: 'The contact was merged into another one',
  name_missing: 'The contact has no name to look for',
  out_of_scope: 'The contact is out of scope',
};
