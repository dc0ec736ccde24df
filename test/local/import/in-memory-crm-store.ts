import type { CrmEntity, CrmRow, CrmStore } from '../../../local/import/crm-store.ts';

/** Rows by table and id, each with the number of writes that changed it. */
export function inMemoryCrmStore() {
  const tables = new Map<CrmEntity, Map<string, { row: CrmRow; version: number }>>();
  const tableOf = (entity: CrmEntity) => {
    const table = tables.get(entity) ?? new Map<string, { row: CrmRow; version: number }>();
    tables.set(entity, table);
    return table;
  };
  const store: CrmStore = {
    upsert: (entity, given) => {
      const id = String(given[`${entity}id`]);
      const known = tableOf(entity).get(id);
      const merged = { ...known?.row, ...given };
      const row = Object.fromEntries(
        Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
      );
      const changed =
        known === undefined ||
        JSON.stringify(Object.entries(known.row).sort()) !== JSON.stringify(Object.entries(row).sort());
      if (changed) tableOf(entity).set(id, { row, version: (known?.version ?? 0) + 1 });
      return { changed };
    },
    read: (entity, id) => tableOf(entity).get(id)?.row,
    transaction: (work) => work(),
  };
  return {
    store,
    rows: (entity: CrmEntity) => [...tableOf(entity).values()].map(({ row }) => row),
    versionOf: (entity: CrmEntity, id: string) => tableOf(entity).get(id)?.version,
  };
}
