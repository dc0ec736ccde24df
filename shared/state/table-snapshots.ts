import type { Snapshot } from '../domain/snapshot.ts';
import type { SnapshotStore, Versioned } from './contract.ts';
import { parseRow } from './row-columns.ts';
import { snapshotKeys, snapshotRow, snapshotSchema } from './snapshot-row.ts';
import type { StorageTable, StoredRow } from './storage-table.ts';

/** Table Snapshots: 16 partitions by contact id. */
export function makeTableSnapshots(table: StorageTable): SnapshotStore {
  const read = (row: StoredRow): Snapshot => parseRow(snapshotSchema, { table: table.name, row });
  return {
    readSnapshots: async (ids) => {
      const rows = await table.readRows(ids.map(snapshotKeys));
      return new Map(
        rows.map((row): [Snapshot['contactId'], Versioned<Snapshot>] => {
          const snapshot = read(row);
          return [snapshot.contactId, { row: snapshot, etag: row.etag }];
        }),
      );
    },
    saveSnapshots: async (writes) => {
      const etags = await table.saveRows(writes.map(({ row, etag }) => ({ row: snapshotRow(row), etag })));
      return new Map(
        writes.map(({ row }, index) => {
          const etag = etags[index];
          return [row.contactId, etag === undefined ? undefined : { row, etag }];
        }),
      );
    },
    deleteSnapshots: (ids) => table.deleteRows(ids.map(snapshotKeys)),
    listSnapshots: async (request) => {
      const { rows, ...next } = await table.listRows(request);
      return { snapshots: rows.map(read), ...next };
    },
  };
}
