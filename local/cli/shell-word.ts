/** A text as one word of a POSIX shell, to be copied into a terminal: a folder may be called `my state`. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
