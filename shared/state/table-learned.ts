import * as z from 'zod';
import { daySchema } from '../domain/calendar.ts';
import { digest } from '../domain/digest.ts';
import { accountIdSchema, type AccountId } from '../domain/ids.ts';
import { accountPartition } from './account-partition.ts';
import type { MarkCause, LearnedStore } from './learned-contract.ts';
import { columnsOf, jsonColumn, parseRow } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';

/** Rows that are there once. */
const VERSION: Keys = { partitionKey: 'words', rowKey: 'version' };
const WORDS: Keys = { partitionKey: 'words', rowKey: 'words' };
const MARKED = 'marked';
/** Of parents, apart: an older version reads the other list, and does not know this cause. */
const MARKED_PARENTS = 'marked-parents';
/** Two are enough to know that a domain is nobody's; the rest are told as well, up to a page. */
const OWNERS_MAX = 100;

const versionSchema = z.object({ version: z.string() });
const wordsSchema = z.object({
  countedOn: daySchema,
  names: z.number().int(),
  words: jsonColumn(z.array(z.tuple([z.string(), z.number()]))),
});
const markSchema = z.object({ accountId: accountIdSchema, cause: z.enum(['mail', 'words', 'parent']) });
const domainsSchema = z.object({
  accountId: accountIdSchema,
  claimed: jsonColumn(z.array(z.string())),
  domains: jsonColumn(z.array(z.string())),
});
const ownerSchema = z.object({ accountId: accountIdSchema });

const markKeys = ({ accountId, cause }: { accountId: AccountId; cause: MarkCause }): Keys => ({
  partitionKey: cause === 'parent' ? MARKED_PARENTS : MARKED,
  rowKey: `${accountId}-${cause}`,
});
const domainsKeys = (id: AccountId): Keys => ({
  partitionKey: accountPartition(id),
  rowKey: `${id}-domains`,
});
const ownersOf = (domain: string) => {
  const key = digest(domain, 32);
  return { partition: `owners-${key.slice(0, 1)}`, rowKeyPrefix: `${key}-` };
};
const ownerKeys = ({ domain, accountId }: { domain: string; accountId: AccountId }): Keys => {
  const { partition, rowKeyPrefix } = ownersOf(domain);
  return { partitionKey: partition, rowKey: rowKeyPrefix + accountId };
};

/** Table Learned: words of account names, mail domains of accounts, who else has claim to them, what is to be looked at. */
export function makeTableLearned(table: StorageTable): LearnedStore {
  const parsed = <Schema extends z.ZodType>(schema: Schema, row: Parameters<typeof parseRow>[1]['row']) =>
    parseRow(schema, { table: table.name, row });
  const listMarks = async (partition: string, limit: number) => {
    const { rows } = await table.listRows({ partition, next: undefined, limit });
    return rows.map((row) => parsed(markSchema, row));
  };
  return {
    readVersion: async () => {
      const [row] = await table.readRows([VERSION]);
      return row && parsed(versionSchema, row).version;
    },
    saveVersion: (version) => table.upsertRows([{ ...VERSION, columns: { version } }]),
    readWords: async () => {
      const [row] = await table.readRows([WORDS]);
      return row && parsed(wordsSchema, row);
    },
    saveWords: (counted, version) =>
      table.upsertRows([
        { ...WORDS, columns: columnsOf(counted) },
        { ...VERSION, columns: { version } },
      ]),
    markAccounts: (ids, cause) =>
      table.upsertRows(
        ids.map((accountId) => ({ ...markKeys({ accountId, cause }), columns: { accountId, cause } })),
      ),
    listMarked: async (limit) => {
      const own = await listMarks(MARKED, limit);
      return own.length < limit ? [...own, ...(await listMarks(MARKED_PARENTS, limit - own.length))] : own;
    },
    unmarkAccounts: (marks) => table.deleteRows(marks.map(markKeys)),
    readDomains: async (ids) => {
      const rows = await table.readRows(ids.map(domainsKeys));
      const found = rows.map((row) => parsed(domainsSchema, row));
      return new Map(
        found.map(({ accountId, claimed, domains }) => [accountId, { claimed, domains }] as const),
      );
    },
    saveDomains: async (learned) => {
      const kept = learned.filter(({ claimed }) => claimed.length > 0);
      await table.upsertRows(kept.map((row) => ({ ...domainsKeys(row.accountId), columns: columnsOf(row) })));
      const gone = learned.filter(({ claimed }) => claimed.length === 0);
      await table.deleteRows(gone.map(({ accountId }) => domainsKeys(accountId)));
    },
    addOwners: (owners) =>
      table.upsertRows(
        owners.map((owner) => ({ ...ownerKeys(owner), columns: { accountId: owner.accountId } })),
      ),
    removeOwner: (owner) => table.deleteRows([ownerKeys(owner)]),
    listOwners: async (domain) => {
      const { rows } = await table.listRows({ ...ownersOf(domain), next: undefined, limit: OWNERS_MAX });
      return rows.map((row) => parsed(ownerSchema, row).accountId);
    },
  };
}
