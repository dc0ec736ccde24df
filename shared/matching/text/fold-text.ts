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

/**
 * One spelling for all ways to write the same letters: width, case, diacritics, old and new Han characters.
 * Only U+0300–U+036F go: the marks of Indic scripts and kana are letters in their own right.
 */
export function foldText(text: string): string {
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
  return foldHan(folded);
}
