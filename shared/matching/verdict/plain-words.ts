import { foldText } from '../text/fold-text.ts';

const LONGEST_TEXT = 200;

/** Letters and digits of a text in lower case, without diacritics, one space between words: how the word tables are written. */
export const plainWords = (text: string): string =>
  foldText(text.slice(0, LONGEST_TEXT))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
