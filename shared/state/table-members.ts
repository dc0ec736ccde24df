import * as z from 'zod';
import { ownerIdSchema, runIdSchema } from '../domain/ids.ts';
import type { MemberStore } from './contract.ts';
import { parseRow } from './row-columns.ts';
import type { StorageTable, StoredRow } from './storage-table.ts';

const PARTITION = 'members';

const memberRowSchema = z.object({ rowKey: ownerIdSchema, runId: runIdSchema });

/** Table Members: few rows, always read together, so one partition. */
export function makeTableMembers(table: StorageTable): MemberStore {
  const read = (row: StoredRow) => parseRow(memberRowSchema, { table: table.name, row });
  const list = () => table.listAllRows({ partition: PARTITION });
  return {
    saveMembers: (members) =>
      table.upsertRows(
        members.map(({ id, runId }) => ({ partitionKey: PARTITION, rowKey: id, columns: { runId } })),
      ),
    listMembers: async () => new Set((await list()).map((row) => read(row).rowKey)),
    removeMembersNotSeenIn: async (runId) => {
      const unseen = (await list()).filter((row) => read(row).runId !== runId);
      // With its etag, so that a member seen in the meantime stays.
      await table.deleteRows(unseen);
    },
  };
}
