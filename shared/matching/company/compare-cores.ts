import { alignWords } from './align-words.ts';
import type { CompanyLevel, CompanyRelation } from './company-comparison.ts';
import { NAME_RULES } from './name-rules.ts';
import type { PreparedName } from './prepare-name.ts';

/** What two names say of each other. */
export type NameFinding = { relation: CompanyRelation; level: CompanyLevel; bits: number };

/** The least that makes two names one company: 3.17 bits are a similarity of 0.9. */
const SAME_FROM = 3.2;
/** What a name with a slip or in another order proves at most: less than an equal name with another form. */
const MOST_UNEQUAL = 4.2;
const JOINED_LOSS = 0.5;
/** All other relations share one scale from no agreement to full, so that their ranks compare. */
const OTHER_SCALE = { from: -9, to: 3.1 };
/** Two country companies of one brand: two legal bodies, whose places disagree as names do (reference/matching.md §8). */
const SIBLING_BITS = -4;
/** A country company and the brand without a place. */
const PLACED_BITS = 3;

/** Compares two normalised names. Symmetric. */
export function compareCores(one: PreparedName, other: PreparedName): NameFinding {
  if (one.placeholder || other.placeholder) return { relation: 'unknown', level: 'placeholder', bits: 0 };
  const worth = Math.min(one.worth, other.worth);
  if (one.core === other.core && one.writing.place !== other.writing.place) {
    const siblings = one.writing.place !== '' && other.writing.place !== '';
    return { relation: 'related', level: 'brand_and_unit', bits: siblings ? SIBLING_BITS : PLACED_BITS };
  }
  if (one.core === other.core || shareSpelling(one, other))
    return { relation: 'same', level: 'exact_name', bits: worth };
  if (one.joined.text === other.joined.text || one.writing.written.text === other.writing.written.text)
    return { relation: 'same', level: 'joined_name', bits: worth - JOINED_LOSS };
  if (one.usual === other.usual) return { relation: 'same', level: 'same_words', bits: worth - JOINED_LOSS };
  const [left, right] = one.core < other.core ? [one, other] : [other, one];
  const alignment = alignWords(left, right);
  for (const rule of NAME_RULES) {
    const found = rule({ left, right, alignment });
    if (found === undefined) continue;
    const agreement = Math.max(found.atLeast ?? 0, alignment.agreement);
    const { relation, level } = found;
    return { relation, level, bits: found.bits ?? bitsFor(relation, { agreement, worth }) };
  }
  const { agreement } = alignment;
  // "GmbH" may be anybody's; "SAS" is a company, but a name cut short as often.
  if (left.formAlone || right.formAlone) return { relation: 'unknown', level: 'short_form', bits: 0 };
  return { relation: 'different', level: 'nothing_shared', bits: bitsFor('different', { agreement, worth }) };
}

function shareSpelling(one: PreparedName, other: PreparedName): boolean {
  if (one.spellings.length < 2 && other.spellings.length < 2) return false; // the only spelling is the core
  return one.spellings.some((spelling) => other.spellings.includes(spelling));
}

function bitsFor(
  relation: CompanyRelation,
  { agreement, worth }: { agreement: number; worth: number },
): number {
  if (relation === 'same') return SAME_FROM + (Math.min(worth - 1, MOST_UNEQUAL) - SAME_FROM) * agreement;
  return OTHER_SCALE.from + (OTHER_SCALE.to - OTHER_SCALE.from) * agreement;
}
