import { editDistance, jaroWinkler } from '../text/similarity.ts';
import { type CompanyComparison, related, same, unknown } from './company-comparison.ts';
import { classifyWord } from './company-words.ts';
import { knownTie } from './known-ties.ts';

/** Issue 3: similarity of 0.9 and more counts as the same company; below 0.85 names have nothing in common. */
const SAME_FROM = 0.9;
const SIMILAR_FROM = 0.85;

/** Two normalised names, as words and without spaces. */
type NamePair = {
  left: readonly string[];
  right: readonly string[];
  joinedLeft: string;
  joinedRight: string;
};
export type NameRule = (pair: NamePair) => CompanyComparison | undefined;

/** Renames, abbreviations and takeovers; for "HP Labs" those of its brand. */
const knownToThePublic: NameRule = ({ left, right }) => {
  const [wholeLeft, wholeRight] = [left.join(' '), right.join(' ')];
  const whole = knownTie(wholeLeft, wholeRight);
  if (whole === 'same') return same('known_alias', 0.96);
  const [bareLeft, bareRight] = [left, right].map((words) =>
    without(words, ['group', 'unit', 'place', 'function']).join(' '),
  );
  const bare = knownTie(bareLeft ?? '', bareRight ?? '');
  if (whole === 'related' || bare === 'related') return related('known_tie', 0.85);
  const spelledUnlike = bareLeft !== bareRight && bareLeft !== '' && bareRight !== '';
  return bare === 'same' && spelledUnlike ? related('brand_and_unit', 0.88) : undefined;
};

const scriptsOf = (text: string): Set<string> => {
  const scripts = new Set<string>();
  if (/\p{Script=Latin}/u.test(text)) scripts.add('latin');
  if (/\p{Script=Cyrillic}/u.test(text)) scripts.add('cyrillic');
  if (/\p{Script=Greek}/u.test(text)) scripts.add('greek');
  if (/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\s]/u.test(text)) scripts.add('other');
  return scripts;
};

/** Distance between scripts says nothing: only ids, domains and known aliases join them. */
const differentScripts: NameRule = ({ joinedLeft, joinedRight }) => {
  const right = scriptsOf(joinedRight);
  const left = scriptsOf(joinedLeft);
  if (left.size === 0 || right.size === 0) return undefined;
  return [...left].some((script) => right.has(script)) ? undefined : unknown('other_script', 0);
};

const numbersOf = (words: readonly string[]): string =>
  words
    .filter((word) => classifyWord(word) === 'number')
    .sort()
    .join(' ');
const brandsOf = (words: readonly string[]): string[] =>
  words.filter((word) => classifyWord(word) === 'brand');
const without = (words: readonly string[], unwanted: readonly string[]): string[] =>
  words.filter((word) => !unwanted.includes(classifyWord(word)));

/** Fund 8 is not Fund 9. */
const differentNumbers: NameRule = ({ left, right, joinedLeft, joinedRight }) => {
  if (numbersOf(left) === numbersOf(right)) return undefined;
  const shared = brandsOf(left).some((word) => right.includes(word));
  const similarity = jaroWinkler(joinedLeft, joinedRight);
  return shared || similarity >= SIMILAR_FROM
    ? unknown('numbers_differ', Math.min(similarity, 0.89))
    : undefined;
};

const onlyGroupWordsDiffer: NameRule = ({ left, right }) => {
  const [bareLeft, bareRight] = [left, right].map((words) => without(words, ['group', 'function']).join(''));
  return bareLeft !== '' && bareLeft === bareRight ? same('without_group_words', 0.97) : undefined;
};

/** In two words, and in names such as "X University of Y", the order is all there is. */
const sameWordsInOtherOrder: NameRule = ({ left, right }) => {
  if (left.length < 3 || left.includes('of')) return undefined;
  return [...left].sort().join(' ') === [...right].sort().join(' ') ? same('same_words', 0.95) : undefined;
};

/** One edit from 5 letters on, two from 9 (reference/matching.md §5). */
const isTypo = (left: string, right: string): boolean => {
  const shorter = Math.min(left.length, right.length);
  return shorter >= 5 && editDistance(left, right) <= (shorter < 9 ? 1 : 2);
};

/** Two ordinary words that look alike (North, South) are no typing error, nor are two numbers. */
const isTypoOfBrand = (left: string, right: string): boolean => {
  const digits = (word: string): string => word.replace(/\P{N}/gu, '');
  const known = classifyWord(left) !== 'brand' && classifyWord(right) !== 'brand';
  return !known && digits(left) === digits(right) && isTypo(left, right);
};

/** Word by word, else a long common rest would hide that the telling words differ. Alphabets only: in Han one other
 * character is another company. */
const typingError: NameRule = ({ left, right, joinedLeft, joinedRight }) => {
  if (scriptsOf(joinedLeft + joinedRight).has('other')) return undefined;
  const similarity = jaroWinkler(joinedLeft, joinedRight);
  if (similarity < SAME_FROM) return undefined;
  const slips =
    left.length === right.length
      ? left.every((word, index) => word === right[index] || isTypoOfBrand(word, right[index] ?? ''))
      : isTypoOfBrand(joinedLeft, joinedRight);
  return slips ? same('typing_error', similarity) : undefined;
};

/** "International Business Machines" and "IBM": support only, never decisive. */
const acronym: NameRule = ({ left, right, joinedLeft, joinedRight }) => {
  const initials = (words: readonly string[]): string[] =>
    words.length < 3
      ? []
      : [words, without(words, ['function'])].map((kept) => kept.map((word) => word[0]).join(''));
  const fits = (words: readonly string[], other: string): boolean =>
    other.length >= 3 && initials(words).some((letters) => letters === other);
  return fits(left, joinedRight) || fits(right, joinedLeft) ? related('acronym', 0.8) : undefined;
};

const startsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length <= long.length && short.every((word, index) => word === long[index]);

/** What both share decides together with what each has for itself. */
const sharedBrand: NameRule = ({ left, right }) => {
  const [brandsLeft, brandsRight] = [brandsOf(left), brandsOf(right)];
  const shared = brandsLeft.filter((word) => brandsRight.includes(word));
  if (shared.length === 0)
    return startsWith(left, right) || startsWith(right, left) ? unknown('shared_brand', 0.8) : undefined;
  const within = [brandsLeft, brandsRight].some((brands) => brands.every((word) => shared.includes(word)));
  const rest = [...left, ...right].filter((word) => !(left.includes(word) && right.includes(word)));
  const classes = new Set(rest.map(classifyWord));
  if (classes.has('brand')) return within || left[0] === right[0] ? unknown('shared_brand', 0.75) : undefined;
  return classes.has('trade') ? unknown('line_of_business', 0.75) : related('brand_and_unit', 0.88);
};

const similarName: NameRule = ({ joinedLeft, joinedRight }) => {
  const similarity = jaroWinkler(joinedLeft, joinedRight);
  return similarity >= SIMILAR_FROM ? unknown('similar_name', Math.min(similarity, 0.89)) : undefined;
};

/** The first that applies decides. */
export const NAME_RULES: readonly NameRule[] = [
  knownToThePublic,
  differentScripts,
  differentNumbers,
  onlyGroupWordsDiffer,
  sameWordsInOtherOrder,
  typingError,
  acronym,
  sharedBrand,
  similarName,
];
