import { connectionIdSchema, type ConnectionId } from '../domain/ids.ts';
import type { ScopeStore } from './contract.ts';
import { parseRow } from './row-columns.ts';
import { connectionKeys, connectionRow, edgeRowSchema, stakeholderRows, type Edge } from './scope-rows.ts';
import { keysOf, type StorageTable } from './storage-table.ts';

/** Stakeholder connections: found from the opportunity, from the contact and by the connection's own id. */
export function makeStakeholderEdges(
  table: StorageTable,
): Pick<ScopeStore, 'saveStakeholders' | 'deleteStakeholders'> {
  const readConnections = async (ids: readonly ConnectionId[]): Promise<readonly Edge[]> => {
    const rows = await table.readRows(ids.map(connectionKeys));
    return rows.map((row) => ({
      id: connectionIdSchema.parse(row.partitionKey.slice('s-'.length)),
      ...parseRow(edgeRowSchema, { table: table.name, row }),
    }));
  };

  const remove = async (edges: readonly Edge[]): Promise<void> => {
    await table.deleteRows(edges.flatMap(stakeholderRows).map(keysOf));
    await table.deleteRows(edges.map(({ id }) => connectionKeys(id)));
  };

  return {
    saveStakeholders: async (stakeholders) => {
      const active = stakeholders.filter((stakeholder) => stakeholder.active);
      const wanted = active.flatMap(stakeholderRows);
      const kept = new Set(wanted.map(({ partitionKey, rowKey }) => `${partitionKey} ${rowKey}`));
      const before = await readConnections(stakeholders.map(({ id }) => id));
      const dropped = before
        .flatMap(stakeholderRows)
        .filter(({ partitionKey, rowKey }) => !kept.has(`${partitionKey} ${rowKey}`));
      await table.upsertRows(wanted);
      await table.deleteRows(dropped.map(keysOf));
      await table.upsertRows(active.map(connectionRow));
      const ended = stakeholders.filter((stakeholder) => !stakeholder.active);
      await table.deleteRows(ended.map(({ id }) => connectionKeys(id)));
    },

    deleteStakeholders: async (connectionIds) => {
      const ids = connectionIds.flatMap((id) => {
        const parsed = connectionIdSchema.safeParse(id);
        return parsed.success ? [parsed.data] : [];
      });
      const edges = await readConnections([...new Set(ids)]);
      await remove(edges);
      return [...new Set(edges.map(({ contactId }) => contactId))];
    },
  };
}
