import type { Column, EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { parseColumnValue } from '../parse-column-value.ts';
import { lookupTypeProperty, type Row, type Scalar } from '../row.ts';
import { completeRow } from './complete-row.ts';
import type { RowStore } from './row-store.ts';

/** A row as an importer gives it: what is absent stays as it was, null empties. */
export type GivenRow = Readonly<Record<string, Scalar | undefined>>;

type UpsertResult = { readonly id: string; readonly version: number; readonly changed: boolean };

const isTypeOf = (column: Column | undefined, entity: Scalar) =>
  column?.kind === 'lookup' && column.targets.some((target) => target.entity === entity);

function givenValues(definition: EntityDefinition, given: GivenRow): Row {
  const values: Record<string, Scalar> = {};
  for (const [property, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const column = definition.byProperty.get(property);
    if (column !== undefined) {
      if (column.access !== 'calculated') values[property] = parseColumnValue(definition, column, value);
      continue;
    }
    const lookupProperty = property.split('@')[0] ?? '';
    const isLookupType = property === lookupTypeProperty(lookupProperty);
    if (!isLookupType || !isTypeOf(definition.byProperty.get(lookupProperty), value)) {
      throw new Error(
        `${definition.logicalName} has no column ${property}: give rows by Web API property names (_x_value for lookups)`,
      );
    }
    values[property] = value;
  }
  return values;
}

/**
 * The way in for importers and tests, beside the Web API. Rows that say nothing new keep their version, so that a file given
 * again is no change. Lookups are `_x_value`; a polymorphic one points to its first table (an account) unless
 * `_x_value@Microsoft.Dynamics.CRM.lookuplogicalname` says otherwise. Calculated columns are accepted and worked out anew.
 */
export class Store {
  private readonly rows: RowStore;

  constructor(rows: RowStore) {
    this.rows = rows;
  }

  upsert(entity: EntityName, given: GivenRow): UpsertResult {
    const definition = this.rows.definitions.of(entity);
    const values = givenValues(definition, given);
    const id = values[definition.primaryKey];
    const existing = typeof id === 'string' ? this.rows.find(definition, id) : undefined;
    if (existing === undefined) return { ...this.rows.insert(definition, values), changed: true };
    const wanted = completeRow(definition, { ...existing.row, ...values });
    if (JSON.stringify(wanted) === JSON.stringify(existing.row)) return { ...existing, changed: false };
    return { ...this.rows.update(definition, existing, values), changed: true };
  }

  read(entity: EntityName, id: string): Row | undefined {
    const stored = this.rows.find(this.rows.definitions.of(entity), parseGuid(id) ?? id);
    return stored && { ...stored.row, versionnumber: stored.version };
  }

  *iterate(entity: EntityName): Iterable<Row> {
    for (const stored of this.rows.table(entity).iterate())
      yield { ...stored.row, versionnumber: stored.version };
  }

  remove(entity: EntityName, id: string): boolean {
    const definition = this.rows.definitions.of(entity);
    const existing = this.rows.find(definition, parseGuid(id) ?? id);
    if (existing !== undefined) this.rows.delete(definition, existing);
    return existing !== undefined;
  }

  count(entity: EntityName): number {
    return this.rows.table(entity).count();
  }

  /** Many writes as one: a hundred times faster for an import, and nothing of it when one fails. */
  transaction<T>(work: () => T): T {
    return this.rows.transaction(work);
  }
}
