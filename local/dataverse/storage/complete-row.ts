import { propertyOf } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { lookupTypeProperty, type Row, type Scalar } from '../row.ts';

/**
 * The row as it is kept: calculated columns worked out, no empty values, always in the order of the columns, so that two rows
 * are the same exactly when their JSON is.
 */
export function completeRow(definition: EntityDefinition, row: Row): Row {
  const calculated = definition.calculate(row);
  const full: Record<string, Scalar> = {};
  for (const column of definition.columns) {
    const property = propertyOf(column);
    const value = (column.access === 'calculated' ? calculated : row)[property] ?? null;
    if (value === null) continue;
    full[property] = value;
    if (column.kind !== 'lookup' || column.targets.length < 2) continue;
    full[lookupTypeProperty(property)] =
      row[lookupTypeProperty(property)] ?? column.targets[0]?.entity ?? null;
  }
  return full;
}
