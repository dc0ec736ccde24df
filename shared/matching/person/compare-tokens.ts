import { editsBetween } from './edits-between.ts';
import type { NameToken } from './name-token.ts';

/** How two words of a name relate, strongest first. */
export type TokenRelation =
  'equal' | 'spelling' | 'gendered' | 'nickname' | 'initial' | 'typing_error' | 'similar' | 'different';

export type TokenComparison = { relation: TokenRelation; similarity: number };

const found = (relation: TokenRelation, similarity: number): TokenComparison => ({ relation, similarity });
const EQUAL = found('equal', 1);
const SPELLING = found('spelling', 0.97);
const GENDERED = found('gendered', 0.95);
const NICKNAME = found('nickname', 0.92);
const INITIAL = found('initial', 0.85);
const DIFFERENT = found('different', 0);
const FAR = found('different', 0.25);
/** Real names differ by one letter; only long ones may be typing errors (reference/matching.md §11). */
const TYPO_FROM_LETTERS = 6;

/** Novák and Nováková, Ivanov and Ivanova, Kowalski and Kowalska; Jónsson and Jónsdóttir are siblings at most. */
const withoutGender = (word: string): string =>
  word.replace(/(?:ova|eva|ina|aya|ska|cka)$/, (ending) => GENDER_ENDINGS[ending] ?? ending);
const GENDER_ENDINGS: Readonly<Record<string, string>> = {
  ova: 'ov',
  eva: 'ev',
  ina: 'in',
  aya: 'y',
  ska: 'ski',
  cka: 'cki',
};
/** Czech and Slovak add -ova to the man's whole name. */
const isGendered = (left: string, right: string): boolean =>
  left.length >= 5 &&
  right.length >= 5 &&
  (withoutGender(left) === withoutGender(right) || `${left}ova` === right || `${right}ova` === left);

const bitsIn = (letters: number): number => {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Letters that occur in one word only need an edit each, or half of one when they replace each other. */
const leastEdits = (left: NameToken, right: NameToken): number =>
  Math.ceil(bitsIn(left.letters ^ right.letters) / 2);

/** How one word relates to another, as far as one name's spellings go: nothing is counted yet. */
function knownRelation(left: NameToken, right: NameToken): TokenComparison | undefined {
  if (left.latin === right.latin) return EQUAL;
  if (left.latin.length === 1 || right.latin.length === 1)
    if (left.script !== 'native' && right.script !== 'native')
      return left.latin[0] === right.latin[0] ? INITIAL : DIFFERENT;
  if (left.skeleton === right.skeleton) return SPELLING;
  if (left.roots.length > 0 && left.roots.some((root) => right.roots.includes(root)))
    return left.part === 'family' || right.part === 'family' ? SPELLING : NICKNAME;
  return left.part === 'family' && right.part === 'family' && isGendered(left.latin, right.latin)
    ? GENDERED
    : undefined;
}

const mayBeTypo = (left: NameToken, right: NameToken): boolean =>
  left.latin.length >= TYPO_FROM_LETTERS &&
  right.latin.length >= TYPO_FROM_LETTERS &&
  left.script !== 'native';

/** How one word relates to another; `similar` is not told from `different`. Symmetric. */
export function relateTokens(left: NameToken, right: NameToken): TokenRelation {
  const known = knownRelation(left, right);
  if (known !== undefined) return known.relation;
  const near = Math.abs(left.latin.length - right.latin.length) <= 1 && leastEdits(left, right) <= 1;
  return near && mayBeTypo(left, right) && editsBetween(left.latin, right.latin) === 1
    ? 'typing_error'
    : 'different';
}

/** One word against another, in figures. Symmetric. */
export function compareTokens(left: NameToken, right: NameToken): TokenComparison {
  const known = knownRelation(left, right);
  if (known !== undefined) return known;
  const longest = Math.max(left.latin.length, right.latin.length);
  if (leastEdits(left, right) > longest / 2) return FAR;
  const edits = editsBetween(left.latin, right.latin);
  const similarity = 1 - edits / longest;
  if (edits === 1 && mayBeTypo(left, right)) return found('typing_error', similarity);
  return found(similarity >= 0.5 ? 'similar' : 'different', similarity);
}
