import { parse, CsvError } from 'csv-parse/sync';
import { BadInput } from '../bad-input.ts';
import { foldCaption } from './fold-caption.ts';
import type { AnyLayout } from './table-layout.ts';

/** Our column by the caption that was chosen for it, folded. */
export type ColumnChoices = ReadonlyMap<string, { column: string; caption: string }>;
export const NO_CHOICES: ColumnChoices = new Map();

const refuse = (problem: string) => new BadInput({ file: '--columns', problem });

function itemsOf(text: string): readonly string[] {
  try {
    const rows: string[][] = parse(text, { trim: true, relax_column_count: true });
    return rows.flat();
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw refuse(
      'a quotation mark is opened and not closed; write "jobTitle=Title, full" in quotation marks as a whole',
    );
  }
}

/**
 * Reads `--columns jobTitle=Role,email=Work mail`: our name, and the caption of the file's column. A caption with a comma
 * needs quotation marks around the whole pair. Throws BadInput.
 */
export function readColumnChoices(text: string, layout: AnyLayout): ColumnChoices {
  const choices = new Map<string, { column: string; caption: string }>();
  for (const item of itemsOf(text)) {
    const [, name = '', caption = ''] = /^([^=]*)=(.*)$/s.exec(item) ?? [];
    const pair = { column: name.trim(), caption: caption.trim() };
    if (pair.column === '' || pair.caption === '')
      throw refuse(`found "${item}"; expected name=caption, such as jobTitle=Role`);
    const names = Object.keys(layout.columns);
    const column = names.find((known) => foldCaption(known) === foldCaption(pair.column));
    if (column === undefined)
      throw refuse(`there is no column ${pair.column}; expected one of ${names.join(', ')}`);
    if ([...choices.values()].some((other) => other.column === column))
      throw refuse(`${column} is given twice; keep one of the two`);
    const folded = foldCaption(pair.caption);
    const other = choices.get(folded);
    if (other !== undefined)
      throw refuse(`"${pair.caption}" is given for ${other.column} and for ${column}; keep one of the two`);
    choices.set(folded, { column, caption: pair.caption });
  }
  return choices;
}
