import { BadInput } from '../bad-input.ts';
import type { Cell, SourceRow } from '../source-row.ts';
import { CELL_CHARACTERS_MAX, cellText, unescapeText } from './cell-text.ts';
import { excelDay } from './excel-day.ts';
import { readXml } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import type { ZipArchive } from './zip-archive.ts';

/** A sheet of a million rows of 30 columns is about as much; it is read as a stream. */
const SHEET_BYTES_MAX = 4 * 1024 * 1024 * 1024;
const COLUMNS_MAX = 16_384; // Excel's own limit (its specifications page)
const LETTERS = 26;

const columnIndex = (reference: string | undefined): number | undefined => {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1;
};

const TOO_MUCH = 'a row or a cell of the workbook is larger than Excel allows; export it again';

type CellStart = { type: string; style: number };
type Context = { strings: readonly string[]; parts: WorkbookParts };

/** What a cell shows. A formula counts by the value that was saved with it. */
function cellOf({ type, style }: CellStart, value: string, { strings, parts }: Context): Cell {
  if (value === '') return '';
  if (type === 's') return strings[Number(value)] ?? { error: 'a text that the workbook does not hold' };
  if (type === 'e') return { error: value };
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type !== 'n') return type === 'str' ? unescapeText(value) : value;
  const day = parts.dayStyles[style] === true ? excelDay(value, parts) : undefined;
  return day ?? (/e/i.test(value) && Number.isFinite(Number(value)) ? String(Number(value)) : value);
}

/** Collects rows as the parser meets them. */
class RowCollector {
  readonly rows: SourceRow[] = [];
  tooMuch = false;
  private cells: Cell[] = [];
  private line = 0;
  private column = -1;
  private start: CellStart = { type: 'n', style: 0 };
  private value = '';
  private inValue = false;
  private readonly inline = cellText('is');
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      const line = Number(attributes['r'] ?? '');
      this.line = Number.isSafeInteger(line) && line > 0 ? line : this.line + 1;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnIndex(attributes['r']) ?? this.column + 1;
      this.start = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
      this.value = '';
    } else if (name === 'v') this.inValue = true;
    else this.inline.open(name);
  };

  readonly text = (text: string): void => {
    if (this.inValue) {
      this.value += text;
      this.tooMuch ||= this.value.length > CELL_CHARACTERS_MAX;
    } else this.inline.text(text);
  };

  readonly close = (name: string): void => {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.rows.push({ line: this.line, cells: this.cells });
    else this.inline.close(name);
  };

  hasTooMuch(): boolean {
    return this.tooMuch || this.inline.tooLong();
  }

  private endCell(): void {
    const inline = this.inline.take();
    if (this.column >= COLUMNS_MAX) this.tooMuch = true;
    else {
      while (this.cells.length < this.column) this.cells.push('');
      const raw = this.start.type === 'inlineStr' ? inline : this.value;
      this.cells[this.column] = cellOf(this.start, raw, this.context);
    }
  }
}

/** The rows of a sheet as a stream; the texts that cells share are read first and let go at the end. */
export async function* sheetRows(
  source: { archive: ZipArchive; file: string },
  sheet: { part: string; parts: WorkbookParts },
): AsyncGenerator<SourceRow, void> {
  const strings = await readSharedStrings(source, sheet.parts.sharedStrings);
  const collector = new RowCollector({ strings, parts: sheet.parts });
  const part = { ...source, name: sheet.part, bytesMax: SHEET_BYTES_MAX };
  const pieces = readXml(part, collector);
  try {
    while ((await pieces.next()).done !== true) {
      yield* collector.rows.splice(0);
      if (collector.hasTooMuch()) throw new BadInput({ file: source.file, problem: TOO_MUCH });
    }
  } finally {
    await pieces.return(); // who stops early leaves no stream open
  }
}
