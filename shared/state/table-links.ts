import * as z from 'zod';
import { contactIdSchema, lookUpKeySchema, type ContactId, type LookUpKey } from '../domain/ids.ts';
import type { LinkStore } from './contract.ts';
import { inParallel } from './in-parallel.ts';
import { READS_AT_ONCE } from './read-rows.ts';
import { parseRow } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';

const LOOK_UP_KEY_DIGITS = 32;

const linkRowSchema = z.object({
  rowKey: z.string().transform((text) => ({
    key: lookUpKeySchema.parse(text.slice(0, LOOK_UP_KEY_DIGITS)),
    contactId: contactIdSchema.parse(text.slice(LOOK_UP_KEY_DIGITS)),
  })),
});

/** Few partitions, so that the links of a job are a few transactions; the contacts of a key are one range. */
const partitionOf = (key: LookUpKey): string => key.slice(0, 1);

const linkKeys = ({ key, contactId }: { key: LookUpKey; contactId: ContactId }): Keys => ({
  partitionKey: partitionOf(key),
  rowKey: key + contactId,
});

/** Table Links: one row per look-up key, or profile key, and contact that carries or claims it, found by key. */
export function makeTableLinks(table: StorageTable): LinkStore {
  const listOfKey = async (key: LookUpKey, limit: number | undefined): Promise<readonly ContactId[]> => {
    const range = { partition: partitionOf(key), rowKeyPrefix: key };
    const rows =
      limit === undefined
        ? await table.listAllRows(range)
        : (await table.listRows({ ...range, next: undefined, limit })).rows;
    return rows.map((row) => parseRow(linkRowSchema, { table: table.name, row }).rowKey.contactId);
  };
  return {
    addLinks: (links) => table.upsertRows(links.map((link) => ({ ...linkKeys(link), columns: {} }))),
    removeLinks: (links) => table.deleteRows(links.map(linkKeys)),
    listContacts: async (keys, options) => {
      const different = [...new Set(keys)];
      const contacts = await inParallel(different, { atOnce: READS_AT_ONCE }, (key) =>
        listOfKey(key, options?.limit),
      );
      return new Map(different.map((key, index) => [key, contacts[index] ?? []]));
    },
  };
}
