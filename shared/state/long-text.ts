import type { Columns } from './storage-table.ts';

/** A property holds at most 64 KiB, which is 32 K UTF-16 characters (Table Storage, limits). */
export const PROPERTY_CHARACTERS_MAX = 32_000;

const partName = (name: string, part: number): string => `${name}__${String(part)}`;

/** Never between the two halves of a character: each part travels as UTF-8 of its own. */
function endOfPart(text: string, from: number): number {
  const to = from + PROPERTY_CHARACTERS_MAX;
  const last = text.charCodeAt(to - 1);
  const cutsPair = to < text.length && last >= 0xd800 && last <= 0xdbff;
  return cutsPair ? to - 1 : to;
}

/** Spreads texts that one property cannot hold over `name`, `name__1`, `name__2` … */
export function splitLongTexts(columns: Columns): Columns {
  const split: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (typeof value !== 'string' || value.length <= PROPERTY_CHARACTERS_MAX) {
      split[name] = value;
      continue;
    }
    for (let part = 0, from = 0; from < value.length; part++) {
      const to = endOfPart(value, from);
      split[part === 0 ? name : partName(name, part)] = value.slice(from, to);
      from = to;
    }
  }
  return split;
}

/** Undoes `splitLongTexts`. */
export function joinLongTexts(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const joined: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stored)) {
    if (/__\d+$/.test(name)) continue;
    joined[name] = value;
    if (typeof value !== 'string') continue;
    let text = value;
    for (let part = 1; ; part++) {
      const next = stored[partName(name, part)];
      if (typeof next !== 'string') break;
      text += next;
    }
    joined[name] = text;
  }
  return joined;
}
