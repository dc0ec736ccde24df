import type { PersonName } from '../../domain/profile.ts';
import { relateTokens, type TokenRelation } from './compare-tokens.ts';
import type { NameToken } from './name-token.ts';
import { preparePerson, type PreparedPerson } from './prepare-person.ts';

/**
 * `exact` and `variant` fit as full names; `part` fits in one name only (enough beside a hard key, never alone);
 * `clash` fits in none; `unknown` cannot be compared: a name is missing or in another script.
 */
export type PersonNameLevel = 'exact' | 'variant' | 'part' | 'clash' | 'unknown';

const joined = (tokens: readonly NameToken[]): string => tokens.map(({ plain }) => plain).join('');

type PartFit = 'equal' | 'close' | 'none';
type Parts = Pick<PreparedPerson, 'given' | 'family'> & { run?: string };

const CLOSE: ReadonlySet<TokenRelation> = new Set([
  'spelling',
  'gendered',
  'nickname',
  'initial',
  'typing_error',
]);

function fitOfTokens(left: NameToken, right: NameToken): PartFit {
  if (left.plain === right.plain) return 'equal';
  const relation = relateTokens(left, right);
  if (relation !== 'spelling') return CLOSE.has(relation) ? 'close' : 'none';
  // Meyer and Meier are two families; a romanised name has no spelling of its own.
  const romanised = left.script !== 'latin' || right.script !== 'latin';
  if (romanised) return 'equal';
  const shortest = Math.min(left.latin.length, right.latin.length);
  // Tiago and Thiago are one given name.
  if (left.part === 'given' && right.part === 'given' && shortest >= 4 && left.latin[0] === right.latin[0])
    return 'close';
  return shortest >= 6 || left.roots.some((root) => right.roots.includes(root)) ? 'close' : 'none';
}

function fitOfFamilies(left: readonly NameToken[], right: readonly NameToken[]): PartFit {
  if (left.length === 0 || right.length === 0) return 'none';
  const [one, other] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && one !== undefined && other !== undefined)
    return fitOfTokens(one, other);
  if (joined(left) === joined(right)) return 'equal';
  const shares = left.some(
    (one) =>
      one.latin.length > 1 &&
      right.some((other) => fitOfTokens(one, other) !== 'none' && other.latin.length > 1),
  );
  return shares ? 'close' : 'none';
}

/** A middle name may be missing or an initial; two different ones make a full name doubtful. */
const middlesDiffer = (left: NameToken | undefined, right: NameToken | undefined): boolean =>
  left !== undefined && right !== undefined && fitOfTokens(left, right) === 'none';

/** "JP" of Jean-Pierre, "TJ" of Thomas James. */
const areInitials = ([one, ...others]: readonly NameToken[], names: readonly NameToken[]): boolean =>
  one !== undefined &&
  others.length === 0 &&
  names.length > 1 &&
  one.latin.length === names.length &&
  one.latin === names.map(({ latin }) => latin[0]).join('');

function fitOfGivens(left: readonly NameToken[], right: readonly NameToken[]): PartFit {
  const [one, other] = [left[0], right[0]];
  if (one === undefined || other === undefined) return 'none';
  if (left.length + right.length > 2 && joined(left) === joined(right)) return 'equal';
  if (areInitials(left, right) || areInitials(right, left)) return 'close';
  const first = fitOfTokens(one, other);
  if (first === 'equal' && middlesDiffer(left[1], right[1])) return 'close';
  if (first !== 'none') return first;
  const middle = (tokens: readonly NameToken[], name: NameToken): boolean =>
    name.latin.length > 1 && tokens.slice(1).some(({ latin }) => latin === name.latin);
  return middle(left, other) || middle(right, one) ? 'close' : 'none';
}

function levelOfParts(left: Parts, right: Parts): PersonNameLevel {
  const given = fitOfGivens(left.given, right.given);
  // Particles run into the name: "De Luca" and "Deluca", "Al-Rashid" and "Alrashid".
  const isRun = left.run !== undefined && left.run !== '' && left.run === right.run;
  const family = isRun ? 'equal' : fitOfFamilies(left.family, right.family);
  if (given === 'equal' && family === 'equal') return 'exact';
  if (given !== 'none' && family !== 'none') return 'variant';
  return given !== 'none' || family !== 'none' || areSpelledAlike(left, right) ? 'part' : 'clash';
}

/** Short names may be other names, but both of one person by chance are not: "Yuko Ohno" and "Yuuko Ono". */
function areSpelledAlike(left: Parts, right: Parts): boolean {
  const alike = (one: NameToken | undefined, other: NameToken | undefined): boolean =>
    one !== undefined && other !== undefined && relateTokens(one, other) === 'spelling';
  return alike(left.given[0], right.given[0]) && alike(left.family[0], right.family[0]);
}

const exchanged = ({ given, family }: Parts): Parts => ({ given: family, family: given });

/** "Zhang Xiao Ming" and "Xiaoming Zhang": the family name in front of a given name in two words. */
function isFamilyFirst(one: PreparedPerson, { given, family }: PreparedPerson): boolean {
  const [first, ...rest] = one.tokens;
  if (first === undefined || rest.length < 2) return false;
  return joined(rest) === joined(given) && first.plain === joined(family);
}

function levelOfWords(left: PreparedPerson, right: PreparedPerson): PersonNameLevel {
  if (left.script === 'none' || right.script === 'none') return 'unknown';
  const foreign = left.sketched || right.sketched;
  // 山田太郎 is written without a space; a given name alone never equals a whole name.
  const textOf = (tokens: readonly NameToken[]): string => tokens.map(({ text }) => text).join('');
  const whole = ({ family, given }: PreparedPerson): string => textOf(family) + textOf(given);
  const spoken = ({ tokens }: PreparedPerson): string => textOf(tokens);
  if (
    foreign &&
    (whole(left) === whole(right) || whole(left) === spoken(right) || spoken(left) === whole(right))
  )
    return 'exact';
  if (foreign && left.script !== right.script) return 'unknown';
  const level = levelOfParts(left, right);
  if (level === 'exact' || level === 'variant') return level;
  const swapped = [levelOfParts(left, exchanged(right)), levelOfParts(exchanged(left), right)];
  if (swapped.includes('exact') || isFamilyFirst(left, right) || isFamilyFirst(right, left)) return 'variant';
  if (level === 'clash' && (swapped.includes('part') || swapped.includes('variant'))) return 'part';
  return level === 'clash' && left.script !== right.script ? 'unknown' : level;
}

/** Whether two prepared names can be one person's. Symmetric; Hungarian and East Asian order counts as a variant. */
export function levelOfNames(left: PreparedPerson, right: PreparedPerson): PersonNameLevel {
  const level = levelOfWords(left, right);
  const suffixesDiffer =
    left.suffix !== undefined && right.suffix !== undefined && left.suffix !== right.suffix;
  return suffixesDiffer && (level === 'exact' || level === 'variant') ? 'part' : level;
}

/** Whether two names can be one person's. */
export const comparePerson = (left: PersonName, right: PersonName): PersonNameLevel =>
  levelOfNames(preparePerson(left), preparePerson(right));
