/** Case, spaces of any kind, underscores and marks that cannot be seen make no other caption; nor does the shape of an apostrophe. */
export const foldCaption = (caption: string): string =>
  caption
    .normalize('NFKC')
    .replaceAll(/[\s_\p{Cf}]+/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
