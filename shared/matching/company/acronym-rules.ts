import type { WordClass } from './company-words.ts';
import type { NameRule } from './name-rule.ts';
import type { PreparedName } from './prepare-name.ts';

/** "International Business Machines" and "IBM": support only, never decisive. */
export const acronym: NameRule = ({ left, right }) =>
  left.acronyms.includes(right.joined.text) ||
  right.acronyms.includes(left.joined.text) ||
  isPlacedAcronym(left, right) ||
  isPlacedAcronym(right, left)
    ? { relation: 'related', level: 'acronym', atLeast: 0.75 }
    : undefined;

/** "BYA Insurance" is no more another company than "Blue Yonder Insurance" to Blue Yonder Airlines. */
export const acronymInOtherTrade: NameRule = ({ left, right }) =>
  isTradingAcronym(left, right) || isTradingAcronym(right, left)
    ? { relation: 'unknown', level: 'line_of_business' }
    : undefined;

/** Words that follow the letters: "BMW Nederland" of "Bayerische Motoren Werke", where the place is no part of the initials. */
const beginsWithAcronym = (
  { words }: PreparedName,
  { acronyms }: PreparedName,
  mayFollow: (kind: WordClass) => boolean,
): boolean =>
  words.length > 1 &&
  acronyms.includes(words[0]?.text ?? '') &&
  words.every(({ kind }, place) => place === 0 || mayFollow(kind));

const isPlacedAcronym = (one: PreparedName, other: PreparedName): boolean =>
  beginsWithAcronym(one, other, (kind) => kind === 'place');

const isTradingAcronym = (one: PreparedName, other: PreparedName): boolean =>
  beginsWithAcronym(one, other, (kind) => kind !== 'brand');
