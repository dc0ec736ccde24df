import { BadInput } from '../bad-input.ts';
import { isBlank, textOf, type SourceRow, type TableSource } from '../source-row.ts';
import type { ColumnChoices } from './column-choices.ts';
import { foldCaption } from './fold-caption.ts';
import { knownCaptions } from './known-captions.ts';
import { matchColumns, type ReadCaption, type MatchedColumns } from './match-columns.ts';
import { parseCaption } from './parse-caption.ts';
import { foreignTable } from './recognise-table.ts';
import type { AnyLayout } from './table-layout.ts';

/** A title, a date and a blank row may stand above the captions; more is no table. */
const ROWS_TRIED = 10;

export type TableHeader = MatchedColumns & { line: number };
type Candidate = { source: TableSource; header: TableHeader; captions: readonly string[] };
type Expected = { file: string; layout: AnyLayout; choices: ColumnChoices };

async function firstRows(source: TableSource): Promise<Extract<SourceRow, { cells: unknown }>[]> {
  const rows = [];
  for await (const row of source.rows()) {
    if ('cells' in row && !isBlank(row.cells)) rows.push(row);
    if ('problem' in row || rows.length >= ROWS_TRIED) break;
  }
  return rows;
}

function withoutEmptyEnd(captions: readonly string[]): readonly string[] {
  const last = captions.findLastIndex((caption) => caption !== '');
  return captions.slice(0, last + 1);
}

function readCaptions(captions: readonly string[], { layout, choices }: Expected): ReadCaption[] {
  const meaning = knownCaptions(layout);
  return captions.map((caption) => {
    const chosen = choices.get(foldCaption(caption));
    if (chosen !== undefined) return { caption, column: chosen.column, certainty: 'chosen' };
    const known = meaning(caption);
    if (known !== undefined) return { caption, ...known };
    return { caption, reason: parseCaption(caption).kind === 'bookkeeping' ? 'bookkeeping' : 'unknown' };
  });
}

const usedColumns = ({ columns }: MatchedColumns): ReadonlySet<string> =>
  new Set(columns.filter((name) => name !== undefined));

async function candidatesIn(source: TableSource, expected: Expected): Promise<Candidate[]> {
  const rows = await firstRows(source);
  return rows.map(({ line, cells }) => {
    const all = cells.map(textOf);
    const captions = source.ragged ? withoutEmptyEnd(all) : all;
    return { source, captions, header: { line, ...matchColumns(readCaptions(captions, expected)) } };
  });
}

const suffices = ({ header }: Candidate, { layout }: Expected) =>
  layout.missing(usedColumns(header)) === undefined;

/** The reading that knows most captions; where none knows more, the separator that tells most columns apart; else the first. */
function best(candidates: readonly Candidate[]): Candidate | undefined {
  const [first, ...others] = candidates;
  if (first === undefined) return undefined;
  return others.reduce((found, next) => {
    const more = next.header.matched.length - found.header.matched.length;
    if (more !== 0) return more > 0 ? next : found;
    const sameRow = next.header.line === found.header.line;
    return sameRow && next.captions.length > found.captions.length ? next : found;
  }, first);
}

/** A text that seems to have one column is likely to have more, with a separator of its own. */
function columnsIn(captions: readonly string[], { format }: TableSource): string {
  if (captions.length !== 1) return `${captions.length} columns`;
  return format.startsWith('CSV') ? '1 column (separators are comma, semicolon and tab)' : '1 column';
}

function check(candidate: Candidate, expected: Expected): void {
  const { header, captions, source } = candidate;
  const { file, layout, choices } = expected;
  const found = usedColumns(header);
  // The captions themselves are not repeated: a file without a header has a person in its first line.
  const known = found.size === 0 ? 'none' : [...found].join(', ');
  const tail = `the header has ${columnsIn(captions, source)}, of which known here: ${known}`;
  const refuse = (problem: string) => new BadInput({ file, line: header.line, problem });
  const foreign = foreignTable(captions, { layout, found, suffices: suffices(candidate, expected) });
  if (foreign !== undefined) throw refuse(foreign);
  const folded = new Set(captions.map(foldCaption));
  for (const [caption, choice] of choices) {
    if (!folded.has(caption))
      throw refuse(
        `--columns says that "${choice.caption}" is ${choice.column}, but no column is called that; correct it; ${tail}`,
      );
  }
  const missing = layout.missing(found);
  if (missing !== undefined)
    throw refuse(
      `this is not the header of ${layout.kind}: ${missing}, or say with --columns which column it is; ${tail}`,
    );
  const [twice] = header.disputed;
  if (twice !== undefined)
    throw refuse(
      `two columns stand for ${twice.column}: remove or rename one, or choose with --columns ${twice.column}=…; found ${twice.captions.map((text) => `"${text}"`).join(' and ')}; ${tail}`,
    );
}

/**
 * Finds the table among the sheets of a workbook or the separators of a text, its header and which column is which.
 * Throws BadInput when a needed column is missing or two stand for one.
 */
export async function readHeader(sources: readonly TableSource[], expected: Expected) {
  const candidates: Candidate[] = [];
  for (const source of sources) candidates.push(...(await candidatesIn(source, expected)));
  const sufficient = candidates.filter((candidate) => suffices(candidate, expected));
  // Without any that will do, the first row of the reading with most captions says best what the file is.
  const chosen = best(sufficient) ?? best(candidates);
  if (chosen === undefined)
    throw new BadInput({ file: expected.file, problem: 'the file holds no rows; export it again' });
  check(chosen, expected);
  return { source: chosen.source, header: chosen.header };
}
