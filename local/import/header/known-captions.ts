import captions from './captions.json' with { type: 'json' };
import { foldCaption } from './fold-caption.ts';
import { parseCaption, wordsFor } from './parse-caption.ts';
import type { AnyLayout } from './table-layout.ts';
import usualCaptions from './usual-captions.json' with { type: 'json' };

/**
 * How surely a caption means a column: by its name, by a caption of the product in some language, by way of a related
 * table, or by a word that lists of other origin use.
 */
export type Certainty = 'name' | 'caption' | 'related' | 'usual';
export type Meaning = { column: string; certainty: Certainty };

type Caption = { table: string; column: string; caption: string };

const captionsOf = (table: string, entries: readonly Caption[]): ReadonlyMap<string, string> =>
  new Map(
    entries
      .filter((entry) => entry.table === table)
      .map(({ caption, column }) => [foldCaption(caption), column]),
  );

const namesOf = ({ columns }: AnyLayout): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(columns).flatMap(([name, { aliases }]) =>
      [...aliases, name].map((known) => [foldCaption(known), name] as const),
    ),
  );

const meaningOf = (column: string | undefined, certainty: Certainty): Meaning | undefined =>
  column === undefined ? undefined : { column, certainty };

/** Answers which column of a layout a caption stands for; undefined for one that means nothing to us. */
export function knownCaptions(layout: AnyLayout): (caption: string) => Meaning | undefined {
  const names = namesOf(layout);
  const own = captionsOf(layout.table, captions);
  const usual = captionsOf(layout.table, usualCaptions);
  const ofAccount = captionsOf('account', captions);
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
      return meaningOf(own.get(parsed.folded), 'caption') ?? meaningOf(usual.get(parsed.folded), 'usual');
    }
    if (ownWords.has(parsed.table)) {
      return meaningOf(name ?? own.get(parsed.folded), 'related');
    }
    const related = accountWords.has(parsed.table) ? ofAccount.get(parsed.folded) : undefined;
    return meaningOf(related === undefined ? undefined : layout.ofAccount[related], 'related');
  };
}
