import type { Column } from '../column.ts';
import type { Scalar } from '../row.ts';

/** The text a person would see, in the English form of the documented examples; undefined where a column has no such annotation. */
export function formatValue(column: Column, value: Scalar): string | undefined {
  if (value === null) return undefined;
  switch (column.kind) {
    case 'choice':
    case 'state':
      return column.options[Number(value)];
    case 'choices':
      return String(value)
        .split(',')
        .map((each) => column.options[Number(each)])
        .join('; ');
    case 'boolean':
      return column.labels[value === true ? 1 : 0];
    case 'int':
    case 'bigint':
      return Number(value).toLocaleString('en-US');
    case 'money':
      return `$${Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
    case 'decimal':
      return Number(value).toLocaleString('en-US');
    case 'datetime':
      return new Date(String(value)).toLocaleString('en-US', {
        timeZone: 'UTC',
        dateStyle: 'short',
        timeStyle: 'short',
      });
    case 'date':
      return new Date(String(value)).toLocaleDateString('en-US', { timeZone: 'UTC' });
    case 'guid':
    case 'string':
    case 'lookup':
      return undefined;
  }
}
