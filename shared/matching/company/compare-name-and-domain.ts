import { jaroWinkler } from '../text/similarity.ts';
import affixes from './domain-affixes.json' with { type: 'json' };
import type { PreparedDomain } from './prepare-company.ts';
import type { PreparedName } from './prepare-name.ts';

const heads = new Set(affixes.heads);
const tails = new Set(affixes.tails);

/** Bits that a domain which reads like a name gives, by how it reads. */
const READS = { whole: 10, telling: 8, affixed: 7, brand: 6, contained: 3, initials: 4, alike: 0 } as const;
/** From here on a domain relates two companies. */
export const READS_LIKE_NAME = 3.5;
const SHORT = 3;

/** How well a domain reads as a company's name, in bits. */
export function compareNameAndDomain(name: PreparedName, { domain, label }: PreparedDomain): number {
  const { joined } = name;
  if (joined === '' || name.placeholder || label === '') return 0;
  const whole = domain.replaceAll(/[.-]/g, '');
  if (label === joined || whole === joined) return READS.whole - (joined.length <= SHORT ? 2 : 0);
  const telling = tellingPart(name);
  if (telling.length >= 4 && label === telling) return READS.telling;
  if (isAffixed(label, joined) || (telling.length >= 4 && isAffixed(label, telling))) return READS.affixed;
  const brand = leadingBrand(name);
  if (brand.length >= 4 && label === brand) return READS.brand;
  if (name.acronyms.includes(label)) return READS.initials;
  return containedOrAlike(label, joined);
}

function containedOrAlike(label: string, joined: string): number {
  const [shorter, longer] = label.length < joined.length ? [label, joined] : [joined, label];
  const share = shorter.length / longer.length;
  if (shorter.length >= 4 && longer.startsWith(shorter)) return READS.contained + 3 * share;
  if (shorter.length >= 5 && longer.includes(shorter)) return READS.contained - 1 + 3 * share;
  return READS.alike + 10 * (jaroWinkler(shorter, longer) - 0.85);
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

/** contosohq, getcontoso, contoso-cdn: the name with what registrants and hosts add. */
function isAffixed(label: string, name: string): boolean {
  if (name.length < 4) return false;
  const at = label.indexOf(name);
  if (at < 0) return false;
  const [head, tail] = [label.slice(0, at), label.slice(at + name.length)];
  return (head === '' || heads.has(head)) && (tail === '' || tails.has(tail));
}
