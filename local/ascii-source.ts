/** With an odd number of backslashes before it, a character is itself part of an escape. */
const ESCAPED = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]/;

/**
 * The same program in ASCII. V8 keeps a text with two bytes a character as soon as one character needs them: some
 * dashes in comments cost the bundle 7 MB of memory. esbuild escapes texts itself; comments and patterns it leaves.
 * Throws where an escape could mean something else: behind a backslash.
 */
export function asciiSource(source: string): string {
  const escaped = ESCAPED.exec(source);
  if (escaped !== null) {
    const place = source.slice(Math.max(0, escaped.index - 60), escaped.index + 60);
    throw new Error(`A character beyond ASCII follows a backslash and cannot be escaped: ${place}`);
  }
  return source.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
