import * as z from 'zod';
import { contactIdSchema, lookUpKeySchema, type ContactId, type LookUpKey } from '../domain/ids.ts';
import { READS_AT_ONCE } from './azure-table.ts';
import type { LinkStore } from './contract.ts';
import { inParallel } from './in-parallel.ts';
import { parseRow } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';

const linkRowSchema = z.object({ partitionKey: lookUpKeySchema, rowKey: contactIdSchema });

const linkKeys = ({ key, contactId }: { key: LookUpKey; contactId: ContactId }): Keys => ({
  partitionKey: key,
  rowKey: contactId,
});

/** Table Links: one partition per look-up key, one row per contact that carries it. */
export function makeTableLinks(table: StorageTable): LinkStore {
  const listOfKey = async (key: LookUpKey): Promise<readonly ContactId[]> => {
    const rows = await table.listAllRows({ partition: key });
    return rows.map((row) => parseRow(linkRowSchema, { table: table.name, row }).rowKey);
  };
  return {
    addLinks: (links) => table.upsertRows(links.map((link) => ({ ...linkKeys(link), columns: {} }))),
    removeLinks: (links) => table.deleteRows(links.map(linkKeys)),
    listContacts: async (keys) => {
      const different = [...new Set(keys)];
      const contacts = await inParallel(different, { atOnce: READS_AT_ONCE }, listOfKey);
      return new Map(different.map((key, index) => [key, contacts[index] ?? []]));
    },
  };
}
