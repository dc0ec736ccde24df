import table from './word-forms.json' with { type: 'json' };

const usual = new Map<string, string>(
  table.words.flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return others.map((other): [string, string] => [other, first]);
  }),
);
const phrases = table.phrases.map(([phrase = '', word = '']) => ({ words: phrase.split(' '), word }));
const phraseHeads = new Set(phrases.map(({ words }) => words[0]));
const numbers = new Map(table.numbers.split(' ').map((word, value): [string, number] => [word, value]));
const tens = new Map(table.tens.split(' ').map((word, index): [string, number] => [word, 20 + 10 * index]));
const ordinals = new Map(table.ordinals.split(' ').map((word, index): [string, number] => [word, index + 1]));

/**
 * The words as most people write them: abbreviations and translations by the usual word, numbers by digits. Two names
 * that are equal in this form are one name.
 */
export function usualWords(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length;) {
    const { word, length } = usualAt(words, index);
    found.push(word);
    index += length;
  }
  return found;
}

function usualAt(words: readonly string[], index: number): { word: string; length: number } {
  const word = words[index] ?? '';
  const phrase = phraseHeads.has(word)
    ? phrases.find((one) => one.words.every((part, offset) => part === words[index + offset]))
    : undefined;
  if (phrase !== undefined) return { word: phrase.word, length: phrase.words.length };
  const ten = tens.get(word);
  if (ten !== undefined) {
    const unit = numbers.get(words[index + 1] ?? '');
    const compound = unit !== undefined && unit > 0 && unit < 10;
    return compound ? { word: String(ten + unit), length: 2 } : { word: String(ten), length: 1 };
  }
  const value = numbers.get(word) ?? ordinals.get(word) ?? digitsOfOrdinal(word);
  return { word: value === undefined ? (usual.get(word) ?? word) : String(value), length: 1 };
}

const digitsOfOrdinal = (word: string): string | undefined => /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
