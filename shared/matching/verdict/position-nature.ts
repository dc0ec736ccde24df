import { foldText } from '../text/fold-text.ts';
import { isPlaceholderEmployer } from './placeholder-employer.ts';
import { plainWords } from './plain-words.ts';
import words from './position-words.json' with { type: 'json' };

/** `nonEmployment` can keep a person at the account but proves no departure; `placeholder` does neither. */
export type PositionNature = 'employment' | 'nonEmployment' | 'placeholder';

export const NO_EMPLOYMENT_KINDS: ReadonlySet<string> = new Set([
  'board',
  'advisor',
  'volunteer',
  'education',
]);
const wholeTitles = new Set(words.wholeTitle);
const entryNames = new Set(words.entryName);
/** Titles are one line; the cut bounds the cost of a hostile row. */
const LONGEST_TITLE = 200;
/** "CEO & Board Member" is a job; "Advisor, Angel Investor" is none. */
const BETWEEN_ROLES = /[,&|/;+•·、，]| (?:and|und|et|y|e|en|och|og|i|и) /u;

/** What an entry's company name says; employment unless its kind or title says otherwise. */
export function natureOfName(companyName: string): PositionNature {
  const name = plainWords(companyName);
  if (entryNames.has(name) || isPlaceholderEmployer(companyName)) return 'placeholder';
  return isCommunity(name) ? 'nonEmployment' : 'employment';
}

/** People meet there; nobody is employed there. */
const isCommunity = (name: string): boolean =>
  words.communityName.some((ending) => name === ending || name.endsWith(` ${ending}`));

export function isNoEmployment(title: string): boolean {
  const roles = foldText(title.slice(0, LONGEST_TITLE))
    .split(BETWEEN_ROLES)
    .map(plainWords)
    .filter((role) => role !== '');
  return roles.length > 0 && roles.every(isNoEmploymentRole);
}

function isNoEmploymentRole(role: string): boolean {
  if (wholeTitles.has(role)) return true;
  const padded = ` ${role} `;
  return (
    words.phrase.some((phrase) => padded.includes(` ${phrase} `)) ||
    words.hanPhrase.some((phrase) => role.includes(phrase))
  );
}
