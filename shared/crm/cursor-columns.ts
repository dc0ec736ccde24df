import { digest } from '../domain/digest.ts';

/**
 * A link goes on with the columns it was begun with, whatever is asked for since: another column for the flag or the
 * LinkedIn address, or one that a new version reads, would look empty in every row. So a cursor says which it knows.
 */
const MARK = 'columns:';
const DIGITS = 8;

const markOf = (select: string): string => `${MARK}${digest(select, DIGITS)}|`;

export const withColumns = (cursor: string, { select }: { select: string }): string =>
  markOf(select) + cursor;

/** The cursor as it came; `otherColumns` where it was, or under an older version may have been, begun with others. */
export function readCursor(
  cursor: string | undefined,
  { select }: { select: string },
): { cursor: string | undefined; otherColumns: boolean } {
  if (cursor?.startsWith(MARK) !== true) return { cursor, otherColumns: cursor !== undefined };
  return {
    cursor: cursor.slice(cursor.indexOf('|') + 1),
    otherColumns: !cursor.startsWith(markOf(select)),
  };
}
