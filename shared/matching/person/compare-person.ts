import type { PersonName } from '../../domain/profile.ts';
import { editDistance } from '../text/similarity.ts';
import { rootOfGivenName } from './nicknames.ts';
import { type NormalPersonName, normalisePersonName, withoutUmlautE } from './normalise-person-name.ts';

/**
 * `exact` and `variant` fit as full names; `part` fits in one name only (enough beside a hard key, never alone);
 * `clash` fits in none; `unknown` cannot be compared: a name is missing or in another script.
 */
export type PersonNameLevel = 'exact' | 'variant' | 'part' | 'clash' | 'unknown';

type PartFit = 'equal' | 'close' | 'none';
/** Real names differ by one letter; only long ones may be typing errors (reference/matching.md §11). */
const TYPO_FROM_LETTERS = 6;

const isTypo = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= TYPO_FROM_LETTERS && editDistance(left, right) <= 1;

function fitOfFamilies(left: readonly string[], right: readonly string[]): PartFit {
  const [one, other] = [left.join(''), right.join('')];
  if (one === '' || other === '') return 'none';
  if (withoutUmlautE(one) === withoutUmlautE(other)) return 'equal';
  return left.some((word) => word.length > 1 && right.includes(word)) || isTypo(one, other)
    ? 'close'
    : 'none';
}

function fitOfGivens(left: readonly string[], right: readonly string[]): PartFit {
  const [one = '', other = ''] = [left[0], right[0]];
  if (one === '' || other === '') return 'none';
  if (withoutUmlautE(one) === withoutUmlautE(other) || left.join('') === right.join('')) return 'equal';
  if (rootOfGivenName(one) === rootOfGivenName(other) || isTypo(one, other)) return 'close';
  if ((one.length === 1 || other.length === 1) && one[0] === other[0]) return 'close';
  const middle = (words: readonly string[], name: string): boolean =>
    name.length > 1 && words.slice(1).includes(name);
  return middle(left, other) || middle(right, one) ? 'close' : 'none';
}

const script = (name: NormalPersonName): string => {
  const text = [...name.given, ...name.family].join('');
  if (/\p{Script=Latin}/u.test(text)) return 'latin';
  return text === '' ? 'none' : 'other';
};

function levelOf(left: NormalPersonName, right: NormalPersonName): PersonNameLevel {
  const given = fitOfGivens(left.given, right.given);
  const family = fitOfFamilies(left.family, right.family);
  if (given === 'equal' && family === 'equal') return 'exact';
  if (given !== 'none' && family !== 'none') return 'variant';
  return given !== 'none' || family !== 'none' ? 'part' : 'clash';
}

/** Whether two names can be one person's. Symmetric; Hungarian and East Asian order counts as a variant. */
export function comparePerson(left: PersonName, right: PersonName): PersonNameLevel {
  const [one, other] = [normalisePersonName(left), normalisePersonName(right)];
  if (script(one) === 'none' || script(other) === 'none') return 'unknown';
  const whole = ({ given, family }: NormalPersonName): string => [...family, ...given].join('');
  if (script(one) === 'other' && whole(one) === whole(other)) return 'exact';
  const level = levelOf(one, other);
  if (level === 'exact' || level === 'variant') return level;
  const swapped = levelOf(one, { given: other.family, family: other.given });
  if (swapped === 'exact') return 'variant';
  return level === 'clash' && script(one) !== script(other) ? 'unknown' : level;
}
