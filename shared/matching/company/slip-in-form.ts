import { editDistance } from '../text/similarity.ts';
import { classifyWord } from './company-words.ts';
import type { PreparedName } from './prepare-name.ts';

/** In shorter forms one other letter makes another word: "Inc" and "Ink". */
const SHORTEST_WITH_SLIP = 4;
const SHORTEST_PLURAL = 3;

/**
 * "Contoso GmbJ" beside "Contoso GmbH", "Ltds" beside "Ltd": a form of one word that the other name has with a slip
 * or in the plural. Alone such a word may be a name; beside its form it is none.
 */
export function isSlipOf(
  letters: string,
  { long, longName }: { long: readonly string[]; longName: PreparedName },
): boolean {
  const [form = ''] = long;
  if (long.length !== 1 || longName.core.split(' ').includes(form)) return false;
  if (letters === `${form}s` && form.length >= SHORTEST_PLURAL) return true;
  return (
    form.length >= SHORTEST_WITH_SLIP &&
    letters.length >= SHORTEST_WITH_SLIP &&
    classifyWord(letters) === 'brand' &&
    editDistance(letters, form) === 1
  );
}
