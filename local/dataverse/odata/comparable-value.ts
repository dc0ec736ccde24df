import type { SQLInputValue } from 'node:sqlite';
import type { Column } from '../column.ts';
import { guidOrder, parseGuid } from '../guid.ts';
import { edmTypeOf, instantText } from '../parse-column-value.ts';
import { invalidQuery, notServed } from '../refusals.ts';
import { foldText } from '../storage/fold-text.ts';
import type { Literal } from './filter-expression.ts';

const LITERAL_TYPES: Readonly<Record<Literal['type'], string>> = {
  text: 'Edm.String',
  guid: 'Edm.Guid',
  instant: 'Edm.DateTimeOffset',
  number: 'Edm.Int32',
  boolean: 'Edm.Boolean',
  null: 'null',
};

function comparable(column: Column, literal: Literal, ordered: boolean): SQLInputValue | undefined {
  const { value, type } = literal;
  switch (column.kind) {
    case 'string':
      return type === 'text' ? foldText(String(value)) : undefined;
    case 'guid':
    case 'lookup': {
      // Quoted ids are taken too: Power Automate sends them.
      const id = type === 'guid' || type === 'text' ? parseGuid(String(value)) : undefined;
      return id !== undefined && ordered ? guidOrder(id) : id;
    }
    case 'boolean':
      return type === 'boolean' ? Number(value) : undefined;
    case 'datetime':
      return type === 'instant' ? instantText(new Date(String(value))) : undefined;
    case 'date':
      return type === 'instant' ? String(value).slice(0, 10) : undefined;
    case 'choices': // compared by ContainValues and the like alone
      throw notServed('comparisons of a column that holds several choices');
    case 'int':
    case 'bigint':
    case 'decimal':
    case 'money':
    case 'choice':
    case 'state':
      return type === 'number' ? Number(value) : undefined;
  }
}

/** The literal as the column compares; `ordered` = in the order of SQL Server's identifiers. */
export function comparableValue(column: Column, literal: Literal, ordered: boolean): SQLInputValue {
  const result = comparable(column, literal, ordered);
  if (result !== undefined) return result;
  throw invalidQuery(
    `A binary operator with incompatible types was detected. Found operand types '${edmTypeOf(column)}' and '${LITERAL_TYPES[literal.type]}' for operator kind 'Equal'.`,
  );
}
