import type { SQLInputValue } from 'node:sqlite';
import { parseGuid } from '../guid.ts';
import { edmTypeOf, instantText } from '../parse-column-value.ts';
import { foldText } from '../storage/fold-text.ts';
import { invalidFetch } from './fetch-refusals.ts';
import { storedSql, type ColumnOfTable } from './fetch-scope.ts';

/** The column as conditions compare it: texts without regard to case and accents. */
export const comparedSql = (place: ColumnOfTable) =>
  place.column.kind === 'string' ? `fold(${storedSql(place)})` : storedSql(place);

const numberOf = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

function dateOf(text: string): Date | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function converted({ column }: ColumnOfTable, text: string): SQLInputValue | undefined {
  switch (column.kind) {
    case 'string':
      return foldText(text);
    case 'guid':
    case 'lookup':
      return parseGuid(text.trim());
    case 'boolean':
      return { true: 1, '1': 1, false: 0, '0': 0 }[text.toLowerCase()];
    case 'datetime':
    case 'date': {
      const at = dateOf(text);
      return at && dateParameter(column.kind, at);
    }
    default:
      return numberOf(text.trim());
  }
}

export const dateParameter = (kind: 'date' | 'datetime', at: Date) =>
  kind === 'date' ? at.toISOString().slice(0, 10) : instantText(at);

/** A value of a condition as the column compares. */
export function fetchValue(place: ColumnOfTable, text: string): SQLInputValue {
  const value = converted(place, text);
  if (value !== undefined) return value;
  throw invalidFetch(
    `the value of a condition on '${place.column.name}' is not of its type ${edmTypeOf(place.column)}.`,
  );
}
