import { addMonths, dayOf, type Day, firstDayOf, monthOf } from '../../domain/calendar.ts';
import type { Position, Profile } from '../../domain/profile.ts';
import { isPlaceholderCompany } from '../company/company-words.ts';
import { normaliseCompanyName } from '../company/normalise-company-name.ts';
import { foldText } from '../text/fold-text.ts';
import words from './position-words.json' with { type: 'json' };

/**
 * `future`: not begun yet. `unconfirmed`: shown once, and a later reading shows no employer at all, which says neither
 * that it goes on nor that it ended (reference/profile-sources.md §15.6).
 */
export type PositionTime = 'current' | 'closed' | 'future' | 'unconfirmed';
/** `nonEmployment` can keep a person at the account but proves no departure; `placeholder` does neither. */
export type PositionNature = 'employment' | 'nonEmployment' | 'placeholder';

export type ClassifiedPosition = {
  position: Position;
  time: PositionTime;
  nature: PositionNature;
  /** When the calendar alone moves it to another time. */
  turnsOn?: Day;
};

const NO_EMPLOYMENT_KINDS = new Set(['board', 'advisor', 'volunteer', 'education']);
const wholeTitles = new Set(words.wholeTitle);
const noEmployers = new Set(words.noEmployerName);

export const classifyPositions = (profile: Profile, today: Day): ClassifiedPosition[] =>
  profile.positions.map((position) => ({
    position,
    nature: natureOf(position),
    ...timeOf({ position, today, observedOn: dayOf(new Date(profile.observedAt)) }),
  }));

function timeOf({ position, today, observedOn }: { position: Position; today: Day; observedOn: Day }): {
  time: PositionTime;
  turnsOn?: Day;
} {
  const { startMonth, endMonth, closedBetween, shownOnly, lastSeenOn } = position;
  if (closedBetween !== undefined) return { time: 'closed' };
  if (startMonth !== undefined && startMonth > monthOf(today))
    return { time: 'future', turnsOn: firstDayOf(startMonth) };
  if (endMonth !== undefined) {
    // LinkedIn knows months only: what ends this month may still go on today.
    if (endMonth < monthOf(today)) return { time: 'closed' };
    return { time: 'current', turnsOn: firstDayOf(addMonths(endMonth, 1)) };
  }
  return { time: shownOnly === true && lastSeenOn < observedOn ? 'unconfirmed' : 'current' };
}

function natureOf({ companyName, kind, title }: Position): PositionNature {
  const { core } = normaliseCompanyName(companyName);
  if (noEmployers.has(core)) return 'nonEmployment';
  if (core === '' || isPlaceholderCompany(core)) return 'placeholder';
  if (kind !== undefined && NO_EMPLOYMENT_KINDS.has(kind)) return 'nonEmployment';
  return title !== undefined && isNoEmployment(title) ? 'nonEmployment' : 'employment';
}

/** "CEO & Board Member" is a job; "Advisor, Angel Investor" is none. */
function isNoEmployment(title: string): boolean {
  const roles = foldText(title.slice(0, 200))
    .split(/[,&|/;+•·]| and | und /u)
    .map((role) => role.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim())
    .filter((role) => role !== '');
  return (
    roles.length > 0 &&
    roles.every(
      (role) => wholeTitles.has(role) || words.phrase.some((phrase) => ` ${role} `.includes(` ${phrase} `)),
    )
  );
}
