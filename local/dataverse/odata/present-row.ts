import { targetOf, type Column } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { etagOf, type Row, type Scalar, type StoredRow } from '../row.ts';
import type { RowStore } from '../storage/row-store.ts';
import {
  ASSOCIATED_NAVIGATION,
  FORMATTED_VALUE,
  LOOKUP_LOGICAL_NAME,
  type AnnotationFilter,
} from './annotation-filter.ts';
import { selectRelated } from './collection-expansion.ts';
import { formatValue } from './format-value.ts';
import type { CollectionExpansion, Expansion, Projection } from './projection.ts';

type Presented = { [property: string]: Scalar | Presented | Presented[] };

/** Turns stored rows into the objects of an answer. */
export class RowPresenter {
  private readonly rows: RowStore;
  private readonly annotations: AnnotationFilter;
  private readonly apiUrl: string;

  constructor(deps: { rows: RowStore; annotations: AnnotationFilter; apiUrl: string }) {
    this.rows = deps.rows;
    this.annotations = deps.annotations;
    this.apiUrl = deps.apiUrl;
  }

  present(projection: Projection, stored: StoredRow): Presented {
    const presented: Presented = { '@odata.etag': etagOf(stored) };
    for (const property of projection.properties) {
      const value = property === 'versionnumber' ? stored.version : (stored.row[property] ?? null);
      const column = projection.definition.byProperty.get(property);
      if (column !== undefined)
        Object.assign(presented, this.annotate({ column, property, value }, stored.row));
      presented[property] = value;
    }
    for (const expansion of projection.expansions)
      presented[expansion.name] =
        expansion.kind === 'rows'
          ? this.expandRows(expansion, { definition: projection.definition, stored })
          : this.expand(expansion, stored.row);
    return presented;
  }

  /** In a list of rows each expanded collection has a link of its own too, at which it goes on. */
  presentInList(projection: Projection, stored: StoredRow): Presented {
    const presented = this.present(projection, stored);
    const place = `${this.apiUrl}${projection.definition.setName}(${stored.id})`;
    for (const expansion of projection.expansions) {
      if (expansion.kind !== 'rows') continue;
      const { selected } = expansion.projection;
      const query = selected === undefined ? '' : `?$select=${selected.join(',')}`;
      presented[`${expansion.name}@odata.nextLink`] = `${place}/${expansion.name}${query}`;
    }
    return presented;
  }

  private expandRows(
    { projection, selection }: CollectionExpansion,
    from: { definition: EntityDefinition; stored: StoredRow },
  ): Presented[] {
    return selectRelated(this.rows, from, selection).map((row) => this.present(projection, row));
  }

  /** Annotations the client asked for; `row` says which table a polymorphic lookup points to. */
  annotate(shown: { column: Column; property: string; value: Scalar }, row: Row): Record<string, Scalar> {
    const { column, property, value } = shown;
    if (value === null) return {};
    const target = column.kind === 'lookup' ? targetOf(column, row) : undefined;
    const candidates = {
      [ASSOCIATED_NAVIGATION]: target?.navigation,
      [LOOKUP_LOGICAL_NAME]: target?.entity,
      [FORMATTED_VALUE]: this.annotations(FORMATTED_VALUE)
        ? target
          ? this.nameOf(this.rows.definitions.find(target.entity), String(value))
          : formatValue(column, value)
        : undefined,
    };
    const wanted = Object.entries(candidates).filter(
      ([name, text]) => text !== undefined && this.annotations(name),
    );
    return Object.fromEntries(wanted.map(([name, text]) => [`${property}@${name}`, text ?? null]));
  }

  private nameOf(definition: EntityDefinition | undefined, id: string): string | undefined {
    if (definition?.primaryName === undefined) return undefined;
    const name = this.rows.find(definition, id)?.row[definition.primaryName];
    return typeof name === 'string' ? name : undefined;
  }

  private expand(expansion: Expansion, row: Row): Presented | null {
    const { column } = expansion.navigation;
    const id = row[`_${column.name}_value`];
    const target = targetOf(column, row);
    const projection = target && expansion.projections.get(target.entity);
    if (typeof id !== 'string' || projection === undefined) return null;
    const stored = this.rows.find(projection.definition, parseGuid(id) ?? id);
    if (stored === undefined) return null;
    if (expansion.kind === 'reference')
      return { '@odata.id': `${this.apiUrl}${projection.definition.setName}(${stored.id})` };
    const presented = this.present(projection, stored);
    if (expansion.name !== 'ownerid') return presented;
    return {
      '@odata.type': `#Microsoft.Dynamics.CRM.${projection.definition.logicalName}`,
      ...presented,
      ownerid: stored.id,
    };
  }
}
