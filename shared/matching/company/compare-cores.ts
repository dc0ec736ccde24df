import { alignWords } from './align-words.ts';
import type { CompanyLevel, CompanyRelation } from './company-comparison.ts';
import { NAME_RULES } from './name-rules.ts';
import type { PreparedName } from './prepare-name.ts';

/** What two names say of each other. `agreement` (0–1) ranks pairs of one relation. */
export type NameFinding = { relation: CompanyRelation; level: CompanyLevel; bits: number };

/** Bits from no agreement to full. Below 3.17 bits (similarity 0.9) all relations share one scale, so that ranks compare. */
const SAME_SCALE = { from: 3.2, to: 12 };
const OTHER_SCALE = { from: -9, to: 3.1 };

/** Two country companies of one brand. */
const SIBLING_BITS = 0;
const CERTAIN = { from: 4, to: 16 };
const bitsOfWords = (name: PreparedName): number => {
  let bits = 0;
  for (const word of name.words) bits += word.bits;
  return Math.min(CERTAIN.to, Math.max(CERTAIN.from, bits));
};

const shareSpelling = (one: PreparedName, other: PreparedName): boolean =>
  one.spellings.some((spelling) => other.spellings.includes(spelling));

/** Compares two normalised names. Symmetric. */
export function compareCores(one: PreparedName, other: PreparedName): NameFinding {
  if (one.placeholder || other.placeholder) return { relation: 'unknown', level: 'placeholder', bits: 0 };
  if (one.place !== other.place && one.place !== '' && other.place !== '' && one.core === other.core)
    return { relation: 'related', level: 'brand_and_unit', bits: SIBLING_BITS };
  if (one.core === other.core || shareSpelling(one, other))
    return {
      relation: 'same',
      level: 'exact_name',
      bits: Math.min(bitsOfWords(one), bitsOfWords(other)),
    };
  if (one.joined === other.joined || one.written.text === other.written.text)
    return {
      relation: 'same',
      level: 'joined_name',
      bits: Math.min(bitsOfWords(one), bitsOfWords(other)) - 0.5,
    };
  const [left, right] = one.core < other.core ? [one, other] : [other, one];
  const alignment = alignWords(left, right);
  for (const rule of NAME_RULES) {
    const found = rule({ left, right, alignment });
    if (found === undefined) continue;
    const { relation, level } = found;
    const agreement = Math.max(found.atLeast ?? 0, alignment.agreement);
    return { relation, level, bits: found.bits ?? onScale(relation, agreement) };
  }
  return { relation: 'different', level: 'nothing_shared', bits: onScale('different', alignment.agreement) };
}

function onScale(relation: CompanyRelation, agreement: number): number {
  const { from, to } = relation === 'same' ? SAME_SCALE : OTHER_SCALE;
  return from + (to - from) * agreement;
}
