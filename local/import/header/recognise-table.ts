import words from './export-words.json' with { type: 'json' };
import { foldCaption } from './fold-caption.ts';
import { parseCaption, wordsFor } from './parse-caption.ts';
import type { AnyLayout } from './table-layout.ts';

const PLURALS: Readonly<Record<string, string>> = {
  contact: 'contacts',
  account: 'accounts',
  opportunity: 'opportunities',
  lead: 'leads',
  incident: 'cases',
  user: 'users',
};
const ADVICE: Readonly<Record<string, string>> = {
  contact:
    'in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  account: 'in Dynamics 365 open Accounts and use Export to Excel',
  opportunity: 'in Dynamics 365 open Opportunities and use Export to Excel',
};
/** Columns of another table that one file must show before it is taken for that table. */
const MARKS_NEEDED = 2;

const plural = (table: string) => PLURALS[table] ?? table;

function tableOfHiddenId(captions: readonly string[]): string[] {
  const parsed = captions.map(parseCaption).filter((caption) => caption.kind === 'id');
  const tables = Object.keys(PLURALS);
  return parsed.flatMap(({ word }) => tables.filter((table) => wordsFor(table).has(word)));
}

function tableOfMarks(captions: readonly string[], { suffices }: { suffices: boolean }): string | undefined {
  const folded = new Set(captions.map(foldCaption));
  // A contacts file may show much of its account; a lead has a person's name like a contact.
  const candidates = suffices ? ['lead'] : ['account', 'lead'];
  return candidates.find(
    (table) =>
      words.marks.filter(
        (mark) => mark.table === table && mark.captions.some((text) => folded.has(foldCaption(text))),
      ).length >= MARKS_NEEDED,
  );
}

/** Says of which table a header is, when that is another one than it was given as; undefined otherwise. */
export function foreignTable(
  captions: readonly string[],
  { layout, found, suffices }: { layout: AnyLayout; found: ReadonlySet<string>; suffices: boolean },
): string | undefined {
  const hidden = tableOfHiddenId(captions);
  if (hidden.includes(layout.table)) return undefined;
  const marks = layout.table === 'contact' && !found.has('contactId');
  const table = hidden[0] ?? (marks ? tableOfMarks(captions, { suffices }) : undefined);
  if (table === undefined) return undefined;
  const option = ['contact', 'account', 'opportunity'].includes(table)
    ? ` (--${plural(table)} takes it)`
    : '';
  return `this is an export of ${plural(table)}, not of ${plural(layout.table)}${option}; ${ADVICE[layout.table] ?? ''}`;
}
