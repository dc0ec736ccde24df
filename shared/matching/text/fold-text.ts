import { foldHan } from './fold-han.ts';

/** Letters that Unicode does not take apart into a base and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
};

/** Latin letters that people type for Cyrillic ones of the same shape. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

const CYRILLIC_OF = new Map(Object.entries(LOOKALIKES));
const LATIN_OF = new Map(Object.entries(LOOKALIKES).map(([latin, cyrillic]) => [cyrillic, latin]));
const replaced = (word: string, letters: ReadonlyMap<string, string>): string =>
  word.replace(/./gu, (letter) => letters.get(letter) ?? letter);

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** The script of the letters that no other script has in the same shape. */
function scriptOf(text: string): 'Latin' | 'Cyrillic' | undefined {
  let [latin, cyrillic] = [0, 0];
  for (const letter of text) {
    if (LATIN.test(letter) && !CYRILLIC_OF.has(letter)) latin += 1;
    else if (CYRILLIC.test(letter) && !LATIN_OF.has(letter)) cyrillic += 1;
  }
  if (latin === cyrillic) return undefined;
  return latin > cyrillic ? 'Latin' : 'Cyrillic';
}

/** Within a word of both scripts, by its own other letters or else the text's; and for a lone letter between Cyrillic words. */
function foldLookalikes(text: string): string {
  if (!CYRILLIC.test(text) || !LATIN.test(text)) return text;
  return text
    .replace(/[\p{L}\p{M}]+/gu, (word) => {
      if (!CYRILLIC.test(word) || !LATIN.test(word)) return word;
      const script = scriptOf(word) ?? scriptOf(text) ?? 'Cyrillic';
      return replaced(word, script === 'Latin' ? LATIN_OF : CYRILLIC_OF);
    })
    .replace(/(?<=\p{Script=Cyrillic}\s)[aceikmoptxy](?=\s\p{Script=Cyrillic})/gu, (letter) =>
      replaced(letter, CYRILLIC_OF),
    );
}

/** Ethiopic letters that Amharic writes for one another, each with its seven vowels. */
const ETHIOPIC: readonly (readonly [from: number, to: number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
];
const foldEthiopic = (text: string): string =>
  text.replace(/\p{Script=Ethiopic}/gu, (letter) => {
    const point = letter.codePointAt(0) ?? 0;
    const row = ETHIOPIC.find(([from]) => point >= from && point < from + 7);
    return row === undefined ? letter : String.fromCodePoint(row[1] + point - row[0]);
  });

/** The stretch of a line and the short vowels, which most people leave out. */
const ARABIC_DECORATION = /\u0640|\u064b|\u064c|\u064d|\u064e|\u064f|\u0650|\u0651|\u0652|\u0670/g;
/** What was no text: a broken import. White space has its own characters. */
const CONTROL = /[^\P{Cc}\s]/gu;

/** Registered and trade marks, which compatibility forms would turn into the letters "TM". */
const TRADE_MARK = /[®™©℠]/gu;
export const withoutTradeMarks = (text: string): string => text.replace(TRADE_MARK, '');

/** Most names: nothing to compose, fold or strip in them but case. */
const ASCII = /^\p{ASCII}*$/u;

/**
 * One spelling for all ways to write the same letters: width, case, diacritics, old and new Han characters.
 * Only U+0300–U+036F go: the marks of Indic scripts and kana are letters in their own right.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.replace(CONTROL, '').toLowerCase();
  const folded = withoutTradeMarks(text)
    .replace(CONTROL, '')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(ARABIC_DECORATION, '')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßøæœłđðþıħŧς]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFKC')
    .toLowerCase();
  return foldHan(foldEthiopic(foldLookalikes(folded)));
}
