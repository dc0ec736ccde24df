import { jaroWinkler } from '../text/similarity.ts';
import { findTie } from './alias-table.ts';
import { classifyWord } from './company-words.ts';
import { countEdits, type Letters, letterMask } from './count-edits.ts';
import affixes from './domain-affixes.json' with { type: 'json' };
import type { PreparedDomain } from './prepare-company.ts';
import type { PreparedName } from './prepare-name.ts';

const heads = new Set(affixes.heads);
const tails = new Set(affixes.tails);

/** Bits that a domain which reads like a name gives, by how it reads. */
const READS = {
  whole: 10,
  telling: 8,
  affixed: 7,
  brand: 6,
  slip: 3.4,
  skeleton: 5,
  contained: 3,
  initials: 4,
  clipped: 2.5,
  alias: 6,
} as const;
/** From here on a domain relates two companies. */
export const READS_LIKE_NAME = 3.5;
const SHORT = 3;

/** How well a domain reads as a company's name, in bits. */
export function compareNameAndDomain(name: PreparedName, { domain, label, known }: PreparedDomain): number {
  const joined = name.joined.text;
  if (joined === '' || name.placeholder || label === '') return 0;
  const whole = domain.replaceAll(/[.-]/g, '');
  if (label === joined || whole === joined) return READS.whole - (joined.length <= SHORT ? 2 : 0);
  if (known !== undefined && findTie(name.known, known) !== undefined) return READS.alias;
  const telling = tellingPart(name);
  if (telling.length >= 4 && label === telling) return READS.telling;
  if (isWithAnd(label, name)) return READS.telling;
  if (isAffixed(label, joined) || (telling.length >= 4 && isAffixed(label, telling))) return READS.affixed;
  const brand = leadingBrand(name);
  if (brand.length >= 4 && label === brand) return READS.brand;
  if (label.length >= LEAST_FIRST_WORD && label === name.words[0]?.text) return READS.initials;
  if (brand.length >= 4 && label.startsWith(brand))
    return READS.contained + (3 * brand.length) / label.length;
  if (name.acronyms.some((initials) => label.startsWith(initials) && isTail(label.slice(initials.length))))
    return READS.initials;
  if ([joined, telling, brand].some((text) => isSlip(label, text))) return READS.slip;
  if (isAffixed(label, brand)) return READS.initials;
  return readInParts({ parts: hyphenParts(domain), name, telling }) ?? readLetters(label, joined);
}

/** An ordinary word in front names the company only when it is not too short: branch.example of "Branch Metrics". */
const LEAST_FIRST_WORD = 5;

/** A sign that the name spells out in its domain: tomandco.example of "Tom & Co". */
function isWithAnd(label: string, { joined, writing }: PreparedName): boolean {
  if (!AND.test(label)) return false;
  const without = label.replace(AND, '');
  return without === joined.text || (writing.words.length > 1 && without === writing.words.join(''));
}
const AND = /(?<=^.+)(?:and|und|et)(?=.)/u;

/** fabrisite of "Fabrikam": the name cut short, with a tail. */
function isClipped(label: string, joined: string): boolean {
  const front = commonFront(label, joined);
  return (
    front >= LEAST_CLIP && 2 * front >= joined.length && front < label.length && isTail(label.slice(front))
  );
}
const LEAST_CLIP = 4;

const isSlip = (label: string, text: string): boolean =>
  text.length >= LEAST_FOR_SLIP && countEdits(lettersOf(label), lettersOf(text), 1) === 1;
const LEAST_FOR_SLIP = 6;

/** bam-x.example of "BAM", yonder-blue.example of "Blue Yonder", yonder-data.example of the same. */
function readInParts({
  parts,
  name,
  telling,
}: {
  parts: readonly string[];
  name: PreparedName;
  telling: string;
}): number | undefined {
  if (parts.length === 0) return undefined;
  if (parts.some((part) => part === name.joined.text || part === telling)) return READS.brand;
  if ([...parts].sort().join(' ') === name.sorted) return READS.telling;
  if (parts.some((part) => isSkeleton(part, telling))) return READS.skeleton;
  const isBrandWord = (part: string): boolean =>
    part.length > SHORT + 1 && name.words.some(({ text, kind }) => kind === 'brand' && text === part);
  return parts.some(isBrandWord) ? READS.initials : undefined;
}

function readLetters(label: string, joined: string): number {
  if (isSkeleton(label, joined)) return READS.skeleton;
  if (isClipped(label, joined)) return READS.clipped;
  return containedOrAlike(label, joined);
}

function commonFront(left: string, right: string): number {
  let front = 0;
  while (front < left.length && left[front] === right[front]) front += 1;
  return front;
}

/** Letters in common alone: less than any reading of the name. */
const MOST_ALIKE = 0.4;

/** A name without its vowels: brdwy of "Broadway". */
function isSkeleton(label: string, joined: string): boolean {
  if (label.length < 4 || label.length >= joined.length || label[0] !== joined[0]) return false;
  return withoutVowels(label.slice(1)) === label.slice(1) && isWithin(label, joined);
}

/** Whether the letters stand in the text, in their order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** "bam" of bam-x.example. */
function hyphenParts(domain: string): string[] {
  const label = domain.split('.')[0] ?? '';
  return label.includes('-') ? label.split('-').filter((part) => part.length >= SHORT) : [];
}

const withoutVowels = (text: string): string => text.replace(/[aeiou]/g, '');
const lettersOf = (text: string): Letters => ({ text, letters: letterMask(text) });

function containedOrAlike(label: string, joined: string): number {
  const [shorter, longer] = label.length < joined.length ? [label, joined] : [joined, label];
  const share = shorter.length / longer.length;
  if (classifyWord(shorter) !== 'brand') return 0; // an ordinary word is in many names
  if (shorter.length >= 4 && longer.startsWith(shorter)) return READS.contained + 3 * share;
  if (shorter.length >= 5 && longer.includes(shorter)) return READS.contained - 1 + 3 * share;
  const front = commonFront(shorter, longer);
  if (front >= 5) return Math.min(3, 0.5 + 3 * (front / longer.length));
  return Math.min(MOST_ALIKE, 10 * (jaroWinkler(shorter, longer) - 0.85));
}

/** The name without the words that a domain leaves out. */
const tellingPart = ({ words }: PreparedName): string =>
  words
    .filter(({ kind }) => kind !== 'group' && kind !== 'function')
    .map(({ text }) => text)
    .join('');

/** The words in front of the first ordinary one: "Contoso" of "Contoso Media Solutions". */
function leadingBrand({ words }: PreparedName): string {
  const end = words.findIndex(({ kind }) => kind !== 'brand');
  return words
    .slice(0, end < 0 ? words.length : end)
    .map(({ text }) => text)
    .join('');
}

/** One thing or two: "media", "adtag". */
function isTail(tail: string): boolean {
  if (tail === '' || tails.has(tail)) return true;
  for (let cut = 2; cut <= tail.length - 2; cut += 1)
    if (tails.has(tail.slice(0, cut)) && tails.has(tail.slice(cut))) return true;
  return false;
}

/** Behind three letters other short tails make another word. */
const FORM_TAILS = new Set(['inc', 'ltd', 'llc']);

/** contosohq, getcontoso, contoso-cdn: the name with what registrants and hosts add. */
function isAffixed(label: string, name: string): boolean {
  if (name.length < SHORT) return false;
  const at = label.indexOf(name);
  if (at < 0) return false;
  const [head, tail] = [label.slice(0, at), label.slice(at + name.length)];
  if (name.length === SHORT && (head !== '' || (tail.length < 4 && !FORM_TAILS.has(tail)))) return false;
  return (head === '' || heads.has(head)) && isTail(tail);
}
