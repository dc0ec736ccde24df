import { foldText } from '../text/fold-text.ts';
import { onFirstUse } from '../text/on-first-use.ts';
import { editDistance } from '../text/similarity.ts';
import { classifyWord } from './company-words.ts';
import table from './public-bodies.json' with { type: 'json' };

type Body = { short: readonly string[]; written: readonly string[] };

/** People leave these out, and a normal form has lost some of them. */
const LINKS = new Set(['и', 'й', 'і', 'з', 'по', 'в', 'for', 'fur', 'und', 'and']);
const isLink = (word: string): boolean => LINKS.has(word) || classifyWord(word) === 'function';
const wordsOf = (text: string): string[] => foldText(text).replaceAll("'", '').split(' ');
const tellingOf = (words: readonly string[]): string[] => words.filter((word) => !isLink(word));

/** Inflection leaves the beginning alone, and so do most slips. */
const HEAD = 4;
const headOf = (word: string): string => word.slice(0, HEAD);

/** The longest writing first: "мчс россии" before "мчс". */
const bodiesByHead = onFirstUse(() => {
  const byHead = new Map<string, Body[]>();
  for (const [short = '', ...others] of table.bodies)
    for (const other of others) {
      const written = tellingOf(wordsOf(other));
      const head = headOf(written[0] ?? '');
      byHead.set(head, [...(byHead.get(head) ?? []), { short: wordsOf(short), written }]);
    }
  for (const bodies of byHead.values())
    bodies.sort((one, other) => other.written.length - one.written.length);
  return byHead;
});

/** Short names and words of two endings are told apart by every letter. */
const SHORTEST_INFLECTED = 6;
const LONGEST_ENDING = 3;

/** In another case, or with a slip: "министерства", "ликвадации". */
function isWrittenAs(word: string, listed: string): boolean {
  if (word === listed) return true;
  if (Math.min(word.length, listed.length) < SHORTEST_INFLECTED) return false;
  const stem = Math.max(SHORTEST_INFLECTED - 1, listed.length - LONGEST_ENDING);
  const inflected = word.slice(0, stem) === listed.slice(0, stem) && word.length <= listed.length + 1;
  return inflected || editDistance(word, listed) <= 1;
}

/** How many words from `at` on write the body, links between them left out or not; 0 if they do not. */
function lengthOf({ written }: Body, words: readonly string[], at: number): number {
  let next = at;
  for (const listed of written) {
    while (next > at && isLink(words[next] ?? '')) next += 1;
    if (!isWrittenAs(words[next] ?? '', listed)) return 0;
    next += 1;
  }
  return next - at;
}

/** Ministries, agencies and services by their official short names, wherever they stand in a name. */
export function writeBodiesAlike(words: readonly string[]): readonly string[] {
  if (!words.some((word) => bodiesByHead().has(headOf(word)))) return words;
  const alike: string[] = [];
  for (let at = 0; at < words.length;) {
    const found = bodyAt(words, at);
    if (found === undefined) alike.push(words[at] ?? '');
    else alike.push(...found.short);
    at += found?.length ?? 1;
  }
  return alike;
}

function bodyAt(
  words: readonly string[],
  at: number,
): { short: readonly string[]; length: number } | undefined {
  for (const body of bodiesByHead().get(headOf(words[at] ?? '')) ?? []) {
    const length = lengthOf(body, words, at);
    if (length > 0) return { short: body.short, length };
  }
  return undefined;
}
