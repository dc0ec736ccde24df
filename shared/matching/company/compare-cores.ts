import { jaroWinkler } from '../text/similarity.ts';
import { type CompanyComparison, different, same, unknown } from './company-comparison.ts';
import { isPlaceholderCompany } from './company-words.ts';
import { NAME_RULES } from './name-rules.ts';

/** Compares two normalised names. Symmetric. */
export function compareCores(one: string, other: string): CompanyComparison {
  if (one === '' || other === '') return unknown('placeholder', 0);
  if (isPlaceholderCompany(one) || isPlaceholderCompany(other)) return unknown('placeholder', 0);
  if (one === other) return same('exact_name', 1);
  const [first, second] = one < other ? [one, other] : [other, one]; // Jaro-Winkler alone is not quite symmetric
  const [joinedLeft, joinedRight] = [first.replaceAll(' ', ''), second.replaceAll(' ', '')];
  if (joinedLeft === joinedRight) return same('joined_name', 0.99);
  const pair = { left: first.split(' '), right: second.split(' '), joinedLeft, joinedRight };
  for (const rule of NAME_RULES) {
    const found = rule(pair);
    if (found !== undefined) return found;
  }
  return different('nothing_shared', jaroWinkler(joinedLeft, joinedRight));
}
