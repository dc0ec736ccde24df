import captions from './captions.json' with { type: 'json' };
import { foldCaption } from './fold-caption.ts';
import { parseCaption, wordsFor } from './parse-caption.ts';
import type { AnyLayout } from './table-layout.ts';

/** How surely a caption means a column: by its name, by a caption in some language, or by way of a related table. */
export type Certainty = 'name' | 'caption' | 'related';
export type Meaning = { column: string; certainty: Certainty };

const captionsOf = (table: string): ReadonlyMap<string, string> =>
  new Map(
    captions
      .filter((entry) => entry.table === table)
      .map(({ caption, column }) => [foldCaption(caption), column]),
  );

const namesOf = ({ columns }: AnyLayout): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(columns).flatMap(([name, { aliases }]) =>
      [...aliases, name].map((known) => [foldCaption(known), name] as const),
    ),
  );

/** Answers which column of a layout a caption stands for; undefined for one that means nothing to us. */
export function knownCaptions(layout: AnyLayout): (caption: string) => Meaning | undefined {
  const names = namesOf(layout);
  const own = captionsOf(layout.table);
  const ofAccount = captionsOf('account');
  const ownWords = wordsFor(layout.table);
  const accountWords = wordsFor('account');
  return (caption) => {
    const parsed = parseCaption(caption);
    if (parsed.kind === 'bookkeeping') return undefined;
    if (parsed.kind === 'id')
      return ownWords.has(parsed.word) ? { column: layout.id, certainty: 'name' } : undefined;
    const name = names.get(parsed.folded);
    if (parsed.kind === 'own') {
      if (name !== undefined) return { column: name, certainty: 'name' };
      const column = own.get(parsed.folded);
      return column === undefined ? undefined : { column, certainty: 'caption' };
    }
    if (ownWords.has(parsed.table)) {
      const column = name ?? own.get(parsed.folded);
      return column === undefined ? undefined : { column, certainty: 'related' };
    }
    const related = accountWords.has(parsed.table) ? ofAccount.get(parsed.folded) : undefined;
    const column = related === undefined ? undefined : layout.ofAccount[related];
    return column === undefined ? undefined : { column, certainty: 'related' };
  };
}
