import { jaroWinkler } from '../text/similarity.ts';
import { abbreviatedRest } from './abbreviated-rest.ts';
import { abbreviates } from './abbreviates.ts';
import { acronym, acronymInOtherTrade } from './acronym-rules.ts';
import { findTie } from './alias-table.ts';
import { type Alignment, joinWords } from './align-words.ts';
import { compareHanCores } from './compare-han-cores.ts';
import { countBits, countEdits, type Letters } from './count-edits.ts';
import { mayAbbreviate } from './may-abbreviate.ts';
import { correctFormWord } from './misspelt-form-words.ts';
import type { NameRule } from './name-rule.ts';
import { otherPlace, twoOfOneTown, withoutInflected } from './place-rules.ts';
import { type NameWord, OTHER_SCRIPT, type PreparedName } from './prepare-name.ts';

/** Below it names have nothing in common. */
const SIMILAR_FROM = 0.85;

/** Jaro-Winkler from `SIMILAR_FROM` on; what the letters rule out is not computed. */
function areSimilar(left: Letters, right: Letters): boolean {
  const [one, other] = [left.text, right.text];
  const common = Math.min(
    one.length - countBits(left.letters & ~right.letters),
    other.length - countBits(right.letters & ~left.letters),
  );
  const highest = (common / one.length + common / other.length + 1) / 3;
  const lift = one[0] === other[0] ? HIGHEST_LIFT * (1 - highest) : 0;
  return highest + lift >= SIMILAR_FROM && jaroWinkler(one, other) >= SIMILAR_FROM;
}
/** Winkler's bonus for four equal letters in front. */
const HIGHEST_LIFT = 0.4;

/** Renames, abbreviations and takeovers; for "HP Labs" those of its brand. */
const knownToThePublic: NameRule = ({ left, right }) => {
  const whole = findTie(left.known, right.known);
  if (whole === 'same') return { relation: 'same', level: 'known_alias', bits: 10 };
  if (whole === 'lapsed') return { relation: 'unknown', level: 'known_tie', atLeast: 0.5 };
  const brand =
    findTie(left.knownBrand, right.knownBrand) ??
    findTie(left.known, right.knownBrand) ??
    findTie(left.knownBrand, right.known);
  if (whole === 'related' || brand === 'related')
    return { relation: 'related', level: 'known_tie', atLeast: 0.7 };
  const apart = !left.words.some(({ text }) =>
    right.words.some((word) => word.text === text && word.kind === 'brand'),
  );
  return brand === 'same' && apart
    ? { relation: 'related', level: 'brand_and_unit', atLeast: 0.8 }
    : undefined;
};

/** Distance between scripts says nothing: only ids, domains and known aliases join them. */
const differentScripts: NameRule = ({ left, right }) => {
  if (left.scripts === 0 || right.scripts === 0) return undefined;
  return (left.scripts & right.scripts) === 0
    ? { relation: 'unknown', level: 'other_script', bits: 0 }
    : undefined;
};

const shareBrand = (shared: readonly NameWord[]): boolean => shared.some(({ kind }) => kind === 'brand');

/** Fund 8 is not Fund 9. */
const differentNumbers: NameRule = ({ left, right, alignment }) => {
  if (left.numbers === right.numbers) return undefined;
  return shareBrand(alignment.shared) || areSimilar(left.joined, right.joined)
    ? { relation: 'unknown', level: 'numbers_differ' }
    : undefined;
};

const onlyGroupWordsDiffer: NameRule = ({ left, right }) =>
  left.bare !== '' && left.bare === right.bare
    ? { relation: 'same', level: 'without_group_words', bits: 4 }
    : undefined;

/** In two words, and in names such as "X University of Y", the order is all there is. */
const sameWordsInOtherOrder: NameRule = ({ left, right }) => {
  if (left.words.length < 3 || left.institution || left.words.some(({ text }) => text === 'of'))
    return undefined;
  return left.sorted === right.sorted ? { relation: 'same', level: 'same_words', atLeast: 0.75 } : undefined;
};

/** Alphabets only: in Han one other character is another company. */
const hanName: NameRule = ({ left, right }) =>
  (left.scripts & right.scripts & OTHER_SCRIPT) === 0 ? undefined : compareHanCores(left, right);

/** Word by word, else a long common rest would hide that the telling words differ. */
const typingError: NameRule = ({ alignment }) =>
  alignment.typos > 0 && alignment.typos <= 3 && alignment.left.length + alignment.right.length === 0
    ? { relation: 'same', level: 'typing_error' }
    : undefined;

/** Legal forms that no table knows are made of the words of those that it knows: two such words, or one that is nothing else. */
const onlyFormWordsDiffer: NameRule = ({ alignment: { left, right, shared } }) => {
  if (!shareBrand(shared)) return undefined;
  const rest = [...left, ...right];
  const ofForms = rest.filter(({ text, kind }) => kind === 'brand' && isLongFormWord(text));
  const telling = rest.filter(({ kind }) => kind !== 'function');
  if (ofForms.length === 0 || ofForms.length < telling.length) return undefined;
  return ofForms.length >= 2 || ofForms.some(({ text }) => text.length >= LONG_FORM_WORD)
    ? { relation: 'same', level: 'without_group_words', bits: FORMS_ONLY_BITS }
    : undefined;
};
const LONG_FORM_WORD = 12;
/** Shorter ones are names as well. */
const isLongFormWord = (word: string): boolean => word.length >= 6 && correctFormWord(word) !== undefined;

/** The words that only one side has abbreviate those that only the other has. */
const restIsAbbreviated: NameRule = ({ left, right, alignment: { shared } }) => {
  const placed = shared.some(({ kind }) => kind === 'place');
  if (!placed && !shareBrand(shared)) return undefined;
  const found = abbreviatedRest(left, right);
  if (found === undefined) return undefined;
  // "CM Lisboa" and "Câmara Municipal de Lisboa": a town alone is no brand.
  if (!shareBrand(shared)) return { relation: 'unknown', level: 'short_form' };
  return found === 'form'
    ? { relation: 'same', level: 'without_group_words', bits: FORMS_ONLY_BITS }
    : { relation: 'related', level: 'acronym', atLeast: 0.75 };
};
/** Both forms in other words: less than equal names, more than a slip. */
const FORMS_ONLY_BITS = 6;

const abbreviated: NameRule = ({ left, right }) =>
  abbreviates(left.words, right.words)
    ? { relation: 'unknown', level: 'similar_name', atLeast: 0.75 }
    : undefined;

const startsWith = (long: readonly NameWord[], short: readonly NameWord[]): boolean =>
  short.length <= long.length && short.every(({ text }, index) => text === long[index]?.text);

const LATIN = /\p{Script=Latin}/u;
/** A brand in Latin letters with a description in the country's own, or the reverse. */
const isInOtherScript = (rest: readonly NameWord[], shared: readonly NameWord[]): boolean => {
  const latin = shared.every(({ text }) => LATIN.test(text));
  return rest.every(({ text }) => LATIN.test(text) !== latin);
};

/** A brand stands first in both, or the family's name last in one: "Cabinet Durieux" and "Durieux Avocats". */
const isInFront = ({ words: left }: PreparedName, { words: right }: PreparedName): boolean => {
  const [first, other] = [left[0]?.text, right[0]?.text];
  return first === other || first === right.at(-1)?.text || other === left.at(-1)?.text;
};

/** What both share decides together with what each has for itself. */
const sharedBrand: NameRule = ({ left, right, alignment }) => {
  const rest = [...alignment.left, ...alignment.right];
  if (!shareBrand(alignment.shared)) {
    return startsWith(left.words, right.words) || startsWith(right.words, left.words)
      ? { relation: 'unknown', level: 'shared_brand' }
      : undefined;
  }
  const hasBrand = (words: readonly NameWord[]): boolean => words.some(({ kind }) => kind === 'brand');
  if (rest.some(({ kind }) => kind === 'brand')) {
    const within = !hasBrand(alignment.left) || !hasBrand(alignment.right);
    if (!within && !isInFront(left, right)) return undefined;
    return within && isInOtherScript(rest, alignment.shared)
      ? { relation: 'unknown', level: 'shared_brand', atLeast: 0.9 }
      : { relation: 'unknown', level: 'shared_brand' };
  }
  if (rest.some(({ kind }) => kind === 'trade')) return { relation: 'unknown', level: 'line_of_business' };
  const placed = rest.some(({ kind }) => kind === 'place');
  if (placed && (left.institution || right.institution)) return { relation: 'unknown', level: 'other_place' };
  return { relation: 'related', level: 'brand_and_unit' };
};

/** So many slips in so many letters prove no other company, even where little is left alike. */
const mayBeSlip = (left: Letters, right: Letters): boolean => {
  if (areSimilar(left, right)) return true;
  const longest = Math.max(left.text.length, right.text.length);
  const most = Math.floor(longest * MOST_SLIPS);
  return longest >= LEAST_FOR_SLIPS && countEdits(left, right, most) <= most;
};
const MOST_SLIPS = 0.25;
/** One letter tells two acronyms apart. */
const LEAST_FOR_SLIPS = 6;

/** Two slips in a name of five letters, when the form is written alike as well. */
const mayBeWrittenWithSlip = (left: PreparedName, right: PreparedName): boolean =>
  Math.min(left.joined.text.length, right.joined.text.length) >= 4 &&
  countEdits(left.joined, right.joined, 2) <= 2 &&
  mayBeSlip(left.writing.written, right.writing.written);

/** Beside a brand word that both have, in the names as a whole. */
const mayBeSlipInPart = (left: PreparedName, right: PreparedName, { shared }: Alignment): boolean =>
  shareBrand(shared) && countEdits(left.joined, right.joined, SLIPS_IN_PART) <= SLIPS_IN_PART;
const SLIPS_IN_PART = 3;

/** "Kendrick Auto Body" and "Kendricks Auto Repair": the brand may be one, misspelt. */
const slipInBrand: NameRule = ({ left, right, alignment }) => {
  if (!alignment.slip) return undefined;
  const brandless = (words: readonly NameWord[]): boolean => words.every(({ kind }) => kind !== 'brand');
  const [one, other] = [left.words[0], right.words[0]];
  const inFront =
    one?.text !== other?.text &&
    !alignment.left.some((word) => word === one) &&
    !alignment.right.some((word) => word === other);
  return inFront || brandless(alignment.left) || brandless(alignment.right)
    ? { relation: 'unknown', level: 'similar_name' }
    : undefined;
};

/** In a damaged text half of the letters may be wrong: it proves no other company. */
function mayBeDamaged({ writing: one }: PreparedName, { writing: other }: PreparedName): boolean {
  if (!one.damaged && !other.damaged) return false;
  const most = Math.ceil(Math.max(one.written.text.length, other.written.text.length) / 2);
  return most >= 2 && countEdits(one.written, other.written, most) <= most;
}

/** Where both names have words of their own, those must be alike: a long common rest hides no difference. */
const similarName: NameRule = ({ left, right, alignment }) => {
  if (alignment.agreement >= MUCH_SHARED || mayBeDamaged(left, right))
    return { relation: 'unknown', level: 'similar_name' };
  const own = alignment.left.length > 0 && alignment.right.length > 0 && alignment.shared.length > 0;
  const similar = own
    ? mayBeSlip(joinWords(alignment.left), joinWords(alignment.right)) ||
      mayBeSlipInPart(left, right, alignment)
    : mayBeSlip(left.joined, right.joined) || mayBeWrittenWithSlip(left, right);
  return similar ? { relation: 'unknown', level: 'similar_name' } : undefined;
};
const MUCH_SHARED = 0.6;

const shortForm: NameRule = ({ alignment: { left, right, shared } }) =>
  mayAbbreviate({ ...withoutInflected({ left, right }), shared })
    ? { relation: 'unknown', level: 'short_form' }
    : undefined;

/** The first that applies decides. */
export const NAME_RULES: readonly NameRule[] = [
  knownToThePublic,
  differentScripts,
  differentNumbers,
  onlyGroupWordsDiffer,
  sameWordsInOtherOrder,
  hanName,
  typingError,
  onlyFormWordsDiffer,
  restIsAbbreviated,
  acronym,
  acronymInOtherTrade,
  abbreviated,
  twoOfOneTown,
  otherPlace,
  sharedBrand,
  slipInBrand,
  similarName,
  shortForm,
];
