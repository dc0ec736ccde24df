import type { Alignment } from './align-words.ts';
import { isInstitutionWord } from './company-words.ts';
import type { NameRule } from './name-rule.ts';
import type { NameWord } from './prepare-name.ts';

const isPlaceOrBrand = ({ kind }: NameWord): boolean => kind === 'place' || kind === 'brand';
const shareBrand = ({ shared }: Alignment): boolean => shared.some(({ kind }) => kind === 'brand');

/** A university, hospital or bank of another town is another one. */
export const otherPlace: NameRule = ({ left, right, alignment }) => {
  if (!left.institution || !right.institution || shareBrand(alignment)) return undefined;
  if (!alignment.left.some(isPlaceOrBrand) || !alignment.right.some(isPlaceOrBrand)) return undefined;
  // "Brno" and "Brna", "Krakowa" and "Kraków" are one town.
  const rest = withoutInflected(alignment);
  const apart = rest.left.some(isPlaceOrBrand) && rest.right.some(isPlaceOrBrand);
  return { relation: apart ? 'different' : 'unknown', level: 'other_place' };
};

/** Two of a kind in one town may be one, named in two languages, unless the public tables know both. */
export const twoOfOneTown: NameRule = ({ left, right, alignment: { shared } }) =>
  (left.known === undefined || right.known === undefined) &&
  left.institution &&
  right.institution &&
  shared.some(({ kind }) => kind === 'place') &&
  shared.some(({ text }) => isInstitutionWord(text))
    ? { relation: 'unknown', level: 'other_place' }
    : undefined;

/** The words that only one side has, without those that differ in their ending only. */
export function withoutInflected({ left, right }: Pick<Alignment, 'left' | 'right'>) {
  const rest = [...right];
  const own = left.filter((word) => {
    const found = rest.findIndex((other) => isInflected(word, other));
    if (found >= 0) rest.splice(found, 1);
    return found < 0;
  });
  return { left: own, right: rest };
}

function isInflected({ text: one, kind }: NameWord, { text: other, kind: otherKind }: NameWord): boolean {
  if (kind === 'number' || otherKind === 'number') return false;
  const longest = Math.max(one.length, other.length);
  let head = 0;
  while (head < longest && one[head] === other[head]) head += 1;
  return head >= SHORTEST_STEM && longest - head <= LONGEST_ENDING && head >= longest * LEAST_STEM;
}
const SHORTEST_STEM = 3;
const LONGEST_ENDING = 3;
const LEAST_STEM = 0.6;
