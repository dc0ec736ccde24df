/** First letters of the words, one after the other. */
export const initialsOf = (words: readonly string[]): string =>
  words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)).join('');
