import type { Cursor } from '../../domain/sweep.ts';

/** In place of a round's start: its changes first, since only they tell of deletions, then every row. */
const CHANGES_FIRST = 'anew:changes';
const EVERY_ROW = 'anew:all';

const isAnew = ({ round }: Cursor): boolean => round === CHANGES_FIRST || round === EVERY_ROW;

/** Whether a cursor leads to a reading of every row: then nobody need be looked for otherwise. */
export const readsEveryRow = (cursor: Cursor): boolean => isAnew(cursor) || positionOf(cursor) === undefined;

/** Reading position of a table: the page to read now, or the start of the round. */
export const positionOf = (cursor: Cursor): string | undefined =>
  cursor.next ?? (isAnew(cursor) ? undefined : cursor.round);

/** The cursor of a table that is to be read anew although its link is good. */
export function readAnew(cursor: Cursor): Cursor {
  if (cursor.round === CHANGES_FIRST) return cursor;
  if (cursor.round === EVERY_ROW) return { round: EVERY_ROW };
  const position = positionOf(cursor);
  return position === undefined ? {} : { round: CHANGES_FIRST, next: position };
}

/** After the changes of such a reading come all rows: the cursor to go on with, undefined otherwise. */
export const afterChanges = ({ round }: Cursor): Cursor | undefined =>
  round === CHANGES_FIRST ? { round: EVERY_ROW } : undefined;
