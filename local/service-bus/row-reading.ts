import type { SQLOutputValue } from 'node:sqlite';

export type Row = Record<string, SQLOutputValue>;

/** A column of our own table in another shape than we wrote it means a damaged or foreign store file. */
function unreadable(row: Row, column: string): Error {
  return new Error(
    `The store holds ${typeof row[column]} in column "${column}": it was not written by this broker. Remove the store file.`,
  );
}

export function readNumber(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unreadable(row, column);
  return value;
}

export function readOptionalNumber(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : readNumber(row, column);
}

export function readOptionalText(row: Row, column: string): string | undefined {
  const value = row[column];
  if (value === null) return undefined;
  if (typeof value !== 'string') throw unreadable(row, column);
  return value;
}

export function readBytes(row: Row, column: string): Buffer {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw unreadable(row, column);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
