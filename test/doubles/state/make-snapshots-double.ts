import type { ContactId } from '../../../shared/domain/ids.ts';
import { snapshotPartition } from '../../../shared/domain/snapshot-partition.ts';
import type { Snapshot } from '../../../shared/domain/snapshot.ts';
import type { SnapshotStore } from '../../../shared/state/contract.ts';
import { VersionedMap } from './versioned-map.ts';

const keyOf = (id: ContactId): string => `${snapshotPartition(id)}/${id}`;

export function makeSnapshotsDouble(): SnapshotStore {
  const snapshots = new VersionedMap<Snapshot>();
  return {
    readSnapshots: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const stored = snapshots.read(keyOf(id));
          return stored === undefined ? [] : [[id, stored]];
        }),
      ),
    saveSnapshots: async (writes) =>
      new Map(
        writes.map((write) => [write.row.contactId, snapshots.save(keyOf(write.row.contactId), write)]),
      ),
    deleteSnapshots: async (ids) => {
      for (const id of ids) snapshots.delete(keyOf(id));
    },
    listSnapshots: async (request) => {
      const { rows, ...next } = snapshots.page(request);
      return { snapshots: rows, ...next };
    },
  };
}
