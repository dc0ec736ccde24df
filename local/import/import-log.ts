import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CrmRow } from './crm-store.ts';

/** Eight hexadecimal digits: two values of one cell differ unnoticed once in four thousand million. */
const HASH_DIGITS = 8;
const ABSENT = '-'.repeat(HASH_DIGITS);

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, HASH_DIGITS);

/**
 * What the last import said, cell by cell, so that a file given again changes only what changed in the file: a flag that was
 * written since, or an edit made in the CRM, is not undone by an old export.
 */
export class ImportLog {
  /** Hashes of the cells in the order of the row's keys, which is fixed per table. */
  private readonly rows = new Map<string, string>();

  /** The cells of `row` that the last import said otherwise or not at all; keys with undefined are not in the file. */
  changesIn(key: string, row: CrmRow): CrmRow {
    const known = this.rows.get(key) ?? '';
    const changed: Record<string, CrmRow[string]> = {};
    for (const [index, [column, value]] of Object.entries(row).entries()) {
      const last = known.slice(index * HASH_DIGITS, (index + 1) * HASH_DIGITS);
      if (value !== undefined && hashOf(value) !== last) changed[column] = value;
    }
    return changed;
  }

  remember(key: string, row: CrmRow): void {
    const known = this.rows.get(key) ?? '';
    const hashes = Object.values(row).map((value, index) => {
      const last = known.slice(index * HASH_DIGITS, (index + 1) * HASH_DIGITS);
      return value === undefined ? last || ABSENT : hashOf(value);
    });
    this.rows.set(key, hashes.join(''));
  }

  static async load(file: string): Promise<ImportLog> {
    const log = new ImportLog();
    const lines = createInterface({ input: createReadStream(file) });
    for await (const line of lines) {
      const [key, hashes] = line.split(' ');
      if (key !== undefined && hashes !== undefined) log.rows.set(key, hashes);
    }
    return log;
  }

  /** Whole or not at all: a crash leaves the last log. */
  async save(file: string): Promise<void> {
    await pipeline(Readable.from(this.lines()), createWriteStream(`${file}.new`));
    await rename(`${file}.new`, file);
  }
  private *lines(): Iterable<string> {
    for (const [key, hashes] of this.rows) yield `${key} ${hashes}\n`;
  }
}
