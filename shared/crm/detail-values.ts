import type { FlagDetails } from '../domain/flag-details.ts';
import { DETAIL_COLUMNS, detailName } from './install/detail-columns.ts';

/** Values of all detail columns by their names; null empties a column, so that no detail outlives its flag. */
export function detailValues(
  details: FlagDetails,
  { prefix }: { prefix: string },
): Record<string, string | null> {
  return Object.fromEntries(
    DETAIL_COLUMNS.map((column) => {
      const value = details[column.holds];
      const shown = value !== undefined && column.type.kind === 'text' ? cut(value, column.type) : value;
      return [detailName({ prefix }, column), shown ?? null];
    }),
  );
}

/** Dataverse refuses a longer text; half of a surrogate pair is no text. */
const cut = (text: string, { maxLength }: { maxLength: number }): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
