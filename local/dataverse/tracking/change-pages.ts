import type { EntityDefinition } from '../entity-definition.ts';
import { guidOrder } from '../guid.ts';
import type { StoredRow } from '../row.ts';
import type { RowStore } from '../storage/row-store.ts';
import { selectChangedRows, selectDeletions, type Deletion } from '../storage/select-changes.ts';
import { selectRows } from '../storage/select-rows.ts';

/**
 * How far a page set has come. `until` is the version at its start: what changes while it is read comes again through the delta
 * link. `after` is the key of the last row in phase `whole`, else the last version seen.
 */
export type ChangePosition = {
  readonly phase: 'whole' | 'changed' | 'deleted';
  readonly from: number;
  readonly until: number;
  readonly startedAt: string;
  readonly after: string | number;
};

export type ChangePage = {
  readonly rows: readonly StoredRow[];
  readonly deletions: readonly Deletion[];
  readonly next: ChangePosition | undefined;
  readonly until: number;
};

type Reading = {
  readonly rows: RowStore;
  readonly definition: EntityDefinition;
  readonly position: ChangePosition;
  readonly size: number;
};

function readWhole({ rows, definition, position, size }: Reading): ChangePage {
  const found = selectRows(rows.database, {
    definition,
    condition: undefined,
    order: [],
    after: [String(position.after)],
    limit: size + 1,
  }).map(({ stored }) => stored);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const next = found.length > size && last ? { ...position, after: guidOrder(last.id) } : undefined;
  return { rows: shown, deletions: [], next, until: position.until };
}

function readDeleted({ rows, definition, position, size }: Reading): ChangePage {
  const { until, after } = position;
  const found = selectDeletions(rows.database, { definition, from: Number(after), until, limit: size + 1 });
  const deletions = found.slice(0, size);
  const last = deletions.at(-1);
  const next = found.length > size ? { ...position, after: last?.version ?? after } : undefined;
  return { rows: [], deletions, next, until };
}

/** Changed rows by version, then deletions, which begin on the page where the rows end. */
function readChanged(reading: Reading): ChangePage {
  const { rows, definition, position, size } = reading;
  const { until, after, from } = position;
  const found = selectChangedRows(rows.database, { definition, from: Number(after), until, limit: size + 1 });
  const shown = found.slice(0, size);
  if (found.length > size) {
    const next = { ...position, after: shown.at(-1)?.version ?? after };
    return { rows: shown, deletions: [], next, until };
  }
  const deletedPosition: ChangePosition = { ...position, phase: 'deleted', after: from };
  const deleted = readDeleted({ ...reading, position: deletedPosition, size: size - shown.length });
  return { ...deleted, rows: shown };
}

export function readChangePage(reading: Reading): ChangePage {
  switch (reading.position.phase) {
    case 'whole':
      return readWhole(reading);
    case 'changed':
      return readChanged(reading);
    case 'deleted':
      return readDeleted(reading);
  }
}
