import words from './export-words.json' with { type: 'json' };
import { foldCaption } from './fold-caption.ts';

const PREFIXES = new Set(words.prefixes.map(({ text }) => foldCaption(text)));
const BOOKKEEPING = new Set(words.bookkeeping.map(({ word }) => foldCaption(word)));

export type ParsedCaption =
  /** "(Do Not Modify) Contact": the id of a row; the word is the table's name, folded. */
  | { kind: 'id'; word: string }
  /** Checksum and *Modified On*: what the export needs to be read back, and no evidence of anything (design §10). */
  | { kind: 'bookkeeping' }
  | { kind: 'own'; folded: string }
  /** "Website (Company Name) (Account)": a column of a related table. */
  | { kind: 'related'; folded: string; table: string };

/** Takes apart what an export writes around a caption. */
export function parseCaption(caption: string): ParsedCaption {
  const hidden = /^\s*\(([^()]*)\)(.+)$/su.exec(caption);
  if (hidden?.[1] !== undefined && hidden[2] !== undefined && PREFIXES.has(foldCaption(hidden[1]))) {
    const word = foldCaption(hidden[2]);
    return BOOKKEEPING.has(word) ? { kind: 'bookkeeping' } : { kind: 'id', word };
  }
  const related = /^(.*\S)\s*\([^()]*\)\s*\(([^()]*)\)\s*$/su.exec(caption);
  if (related?.[1] !== undefined && related[2] !== undefined)
    return { kind: 'related', folded: foldCaption(related[1]), table: foldCaption(related[2]) };
  return { kind: 'own', folded: foldCaption(caption) };
}

/** Words for a table in the four languages, folded. */
export const wordsFor = (table: string): ReadonlySet<string> =>
  new Set(words.tables.filter((entry) => entry.table === table).map(({ word }) => foldCaption(word)));
