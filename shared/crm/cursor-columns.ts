import { digest } from '../domain/digest.ts';
import { isPolledCursor, isPolledRound } from './polled-changes.ts';

/**
 * A link goes on with the columns it was begun with, whatever is asked for since: another column for the flag or the
 * LinkedIn address, or one that a new version reads, would look empty in every row. So it says which it knows, in its
 * fragment, which no request carries: an older version goes on from it as well.
 */
const MARK = '#columns-';
const DIGITS = 8;

/** A round of polling begins with a new question: its cursor is no link. */
const isLink = (cursor: string): boolean => !isPolledCursor(cursor) || !isPolledRound(cursor);

const markOf = (select: string): string => MARK + digest(select, DIGITS);

export const withColumns = (cursor: string, { select }: { select: string }): string =>
  isLink(cursor) ? cursor + markOf(select) : cursor;

/** The cursor as it came; `otherColumns` where it was, or under an older version may have been, begun with others. */
export function readCursor(
  cursor: string | undefined,
  { select }: { select: string },
): { cursor: string | undefined; otherColumns: boolean } {
  if (cursor === undefined || !isLink(cursor)) return { cursor, otherColumns: false };
  const at = cursor.lastIndexOf(MARK);
  return at < 0
    ? { cursor, otherColumns: true }
    : { cursor: cursor.slice(0, at), otherColumns: !cursor.endsWith(markOf(select)) };
}
