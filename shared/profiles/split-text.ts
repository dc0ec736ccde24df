/** A property of a table row holds at most 64 KiB, which is 32 K UTF-16 characters (Table Storage, limits). */
const PROPERTY_CHARACTERS_MAX = 32_000;

/** Parts that fit one property each; a character of two code units is never cut in half, which storage would spoil. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = from + PROPERTY_CHARACTERS_MAX;
    const cutsPair = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    const to = cutsPair ? end - 1 : end;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}
