import variants from './han-variants.json' with { type: 'json' };
import { onFirstUse } from './on-first-use.ts';

const foldedTo = onFirstUse(
  () =>
    new Map<string, string>(
      [...variants.traditional, ...variants.japanese].flatMap((row) => {
        const characters = Array.from(row);
        return characters.flatMap((character, index): [string, string][] =>
          index % 2 === 0 ? [[character, characters[index + 1] ?? character]] : [],
        );
      }),
    ),
);

/** One character for the ways to write one word: 鐵, 鉄 and 铁. Never by sound: other characters are other words. */
export const foldHan = (text: string): string =>
  /\p{Script=Han}/u.test(text)
    ? text.replace(/\p{Script=Han}/gu, (character) => foldedTo().get(character) ?? character)
    : text;
