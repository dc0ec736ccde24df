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

/** Within a word that has Cyrillic letters as well, and for a lone letter between Cyrillic words. */
function foldLookalikes(text: string): string {
  if (!/\p{Script=Cyrillic}/u.test(text) || !/[aceikmoptxy]/.test(text)) return text;
  const toCyrillic = (word: string): string =>
    word.replace(/[aceikmoptxy]/g, (letter) => LOOKALIKES[letter] ?? letter);
  return text
    .replace(/[\p{L}\p{M}]+/gu, (word) => (/\p{Script=Cyrillic}/u.test(word) ? toCyrillic(word) : word))
    .replace(/(?<=\p{Script=Cyrillic}\s)[aceikmoptxy](?=\s\p{Script=Cyrillic})/gu, toCyrillic);
}

/** Most names: nothing to compose, fold or strip in them but case. */
const ASCII = /^\p{ASCII}*$/u;

/**
 * One spelling for all ways to write the same letters: width, case, diacritics, old and new Han characters.
 * Only U+0300–U+036F go: the marks of Indic scripts and kana are letters in their own right.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const folded = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßøæœłđðþıħŧς]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFKC')
    .toLowerCase();
  return foldHan(foldLookalikes(folded));
}
