import { readFile } from 'node:fs/promises';
import type { TokenCredential } from '@azure/identity';
import { BlobClient } from '@azure/storage-blob';
import { CsvError, parse } from 'csv-parse/sync';
import { AliasFileFault } from './alias-file-fault.ts';

/** A row of the customer's list of company names, with the line on which it ends. */
export type AliasFileRecord = { line: number; columns: Record<string, string> };

const isAddress = (place: string): boolean => /^https?:\/\//i.test(place);

/** Without a query: an address may carry a signature. */
export const aliasFileName = (place: string): string =>
  (isAddress(place) ? new URL(place).pathname : place).split(/[/\\]/).at(-1) ?? place;

/** Reads the list from a path, or from the address of a blob with the identity of the app. Throws AliasFileFault. */
export async function readAliasFile({
  place,
  credential,
}: {
  place: string;
  credential?: TokenCredential;
}): Promise<AliasFileRecord[]> {
  const name = aliasFileName(place);
  let bytes: Buffer;
  try {
    bytes = isAddress(place)
      ? await new BlobClient(place, credential).downloadToBuffer()
      : await readFile(place);
  } catch (cause) {
    throw new AliasFileFault(
      `${name}: cannot be read; it must exist and the app must have read access to it`,
      {
        cause,
      },
    );
  }
  return parseAliasFile({ name, bytes });
}

type CsvRow = { record: Record<string, string>; info: { lines: number } };

/** Comma or semicolon, as Excel writes it where the comma is the decimal sign. Throws AliasFileFault. */
export function parseAliasFile({ name, bytes }: { name: string; bytes: Uint8Array }): AliasFileRecord[] {
  const text = decoded({ name, bytes });
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = header.includes(';') && !header.includes(',') ? ';' : ',';
  const columns = header.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase());
  for (const column of ['name', 'alias'])
    if (!columns.includes(column))
      throw new AliasFileFault(
        `${name}, line 1: has no column "${column}"; the first line must be name,alias,relation,since`,
      );
  try {
    const rows: CsvRow[] = parse(text, {
      columns,
      delimiter,
      from_line: 2,
      info: true,
      trim: true,
      relax_column_count_less: true,
      skip_records_with_empty_values: true,
    });
    // The header is line 1 and skipped: csv-parse counts it all the same.
    return rows.map(({ record, info }) => ({ line: info.lines, columns: record }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new AliasFileFault(`${name}: ${cause.message}`, { cause });
  }
}

function decoded({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AliasFileFault(`${name}: is not valid UTF-8; save the file as UTF-8 (in Excel: "CSV UTF-8")`, {
      cause,
    });
  }
}
