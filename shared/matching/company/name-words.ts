import table from './name-words.json' with { type: 'json' };

const byWord = new Map<string, string>([
  ...Object.entries(table.spelling),
  ...Object.entries(table.abbreviations),
  ...Object.entries(table.ordinals),
]);
const numbers = (from: Record<string, number>): Map<string, number> => new Map(Object.entries(from));
const units = numbers(table.units);
const tens = numbers(table.tens);
const roman = numbers(table.roman);
const romanAfterCounted = numbers(table.romanAfterCounted);
const counted = new Set(table.counted);

/** Roman numerals only where they are no word or initials: behind another word, single letters only behind "fund" and the like. */
function romanNumber(word: string, before: string | undefined): number | undefined {
  if (before === undefined) return undefined;
  return roman.get(word) ?? (counted.has(before) ? romanAfterCounted.get(word) : undefined);
}

/**
 * Words in the writing that all share: centre and center, Mfg and Manufacturing, 1st and First, Seven and 7, "forty-four"
 * and 44, Fund VIII and Fund 8.
 */
export function writeWordsAlike(words: readonly string[]): string[] {
  const alike: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const ten = tens.get(word);
    const unit = ten === undefined ? undefined : units.get(words[index + 1] ?? '');
    if (ten !== undefined && unit !== undefined && unit < 10) {
      alike.push(String(ten + unit));
      index += 1;
    } else {
      const number = ten ?? units.get(word) ?? romanNumber(word, alike.at(-1));
      alike.push(number === undefined ? (byWord.get(word) ?? word) : String(number));
    }
  }
  return alike;
}
