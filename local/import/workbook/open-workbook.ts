import { BadInput } from '../bad-input.ts';
import type { TableSource } from '../source-row.ts';
import { excelDay } from './excel-day.ts';
import { sheetRows } from './sheet-rows.ts';
import { readWorkbookParts } from './workbook-parts.ts';
import { ZipArchive } from './zip-archive.ts';

async function withArchive<T>(file: string, work: (archive: ZipArchive) => Promise<T>): Promise<T> {
  const archive = await ZipArchive.open(file);
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

/** What an archive is that holds no Excel sheet as XML, and what to do about it. */
function adviceFor(archive: ZipArchive): string {
  if (archive.has('xl/workbook.bin'))
    return 'this is a binary Excel workbook (.xlsb); save it as .xlsx and give that file';
  if (archive.has('word/document.xml'))
    return 'this is a Word document; export the contacts to Excel and give that file';
  if (archive.has('mimetype')) return 'this is an OpenDocument file; save it as .xlsx and give that file';
  return 'this is a zip archive; unpack it and give the file in it';
}

/** The visible sheets of a workbook, in its order. Throws BadInput when the archive is something else or has none. */
export async function openWorkbook(file: string): Promise<TableSource[]> {
  const parts = await withArchive(file, async (archive) => {
    const found = await readWorkbookParts({ archive, file });
    if (found === undefined) throw new BadInput({ file, problem: adviceFor(archive) });
    return found;
  });
  const visible = parts.sheets.filter(({ hidden }) => !hidden);
  if (visible.length === 0)
    throw new BadInput({
      file,
      problem: 'the workbook has no visible sheet; show the sheet with the rows, or export it again',
    });
  return visible.map((sheet) => ({
    format: `Excel workbook, sheet "${sheet.name}"`,
    ragged: true,
    dayOfNumber: (text) => excelDay(text, parts),
    rows: async function* () {
      const archive = await ZipArchive.open(file);
      try {
        yield* sheetRows({ archive, file }, { part: sheet.part, parts });
      } finally {
        archive.close();
      }
    },
  }));
}
