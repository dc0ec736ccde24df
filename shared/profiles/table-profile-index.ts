import { odata, type TableClient } from '@azure/data-tables';
import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { profileKeySchema, type LookUpKey, type ProfileKey } from '../domain/ids.ts';
import type { IndexedProfile, ProfileIndex } from './contract.ts';
import {
  contentOf,
  profileRow,
  profileRowKeys,
  readProfileRow,
  type ProfileRow,
  type StoredProfile,
} from './profile-row.ts';
import { deleteRows, eachOf, listRows, readRow, storageFault, upsertRows } from './profile-table.ts';

/** Partition of those who were erased, beside the sixteen of the keys. */
const ERASED = 'erased';

/** As the contract says: a key that finds more persons tells nothing of one. */
const LOOK_UP_LIMIT = 200;

export type ProfileTables = { profiles: TableClient; profileKeys: TableClient };

/** The profile index in Table Storage. Rows of keys are `key + profile key`, so that one range holds what a key finds. */
export function makeTableProfileIndex(tables: ProfileTables): ProfileIndex {
  return {
    readProfiles: async (keys) => {
      const stored = await readStored(tables, keys);
      return new Map(
        [...stored].map(([key, { profile, stamp, lookUpKeys }]) => [key, { profile, stamp, lookUpKeys }]),
      );
    },
    saveProfiles: (profiles, { absent } = { absent: new Set() }) => save(tables, profiles, absent),
    findByLookUpKeys: (keys) => find(tables, keys),
    eraseProfiles: async ({ keys, emailKeys }) => {
      const erased = [...keys, ...emailKeys].map((rowKey) => ({ partitionKey: ERASED, rowKey }));
      await upsertRows(tables.profileKeys, erased); // first: a feed page under way must not bring anybody back
      await remove(tables, keys);
    },
    listErased: async () => {
      const rows = await listRows(tables.profileKeys, { filter: odata`PartitionKey eq ${ERASED}` });
      return new Set(rows.map(({ rowKey }) => rowKey));
    },
    listProfiles: (page) => list(tables, page),
    removeProfiles: (keys) => remove(tables, keys),
  };
}

/** To be run once before the first use. */
export async function createProfileTables({ profiles, profileKeys }: ProfileTables): Promise<void> {
  try {
    await Promise.all([profiles.createTable(), profileKeys.createTable()]);
  } catch (error) {
    throw storageFault(error);
  }
}

async function readStored(
  { profiles }: ProfileTables,
  keys: readonly ProfileKey[],
): Promise<Map<ProfileKey, StoredProfile>> {
  const found = new Map<ProfileKey, StoredProfile>();
  await eachOf([...new Set(keys)], async (key) => {
    const row = await readRow(profiles, profileRowKeys(key));
    if (row !== undefined) found.set(key, readProfileRow(row));
  });
  return found;
}

/**
 * New keys, then the profile, then the old keys away: whenever this stops in between, every look-up still leads to the
 * profile, and the row itself names the keys that are left to remove.
 */
async function save(
  tables: ProfileTables,
  profiles: readonly IndexedProfile[],
  absent: ReadonlySet<ProfileKey>,
): Promise<void> {
  const wanted = new Map(profiles.map((indexed) => [indexed.profile.key, indexed]));
  const stored = await readStored(
    tables,
    [...wanted.keys()].filter((key) => !absent.has(key)),
  );
  const changes = [...wanted.values()].flatMap(
    (indexed) => changeOf(indexed, stored.get(indexed.profile.key)) ?? [],
  );
  await upsertRows(
    tables.profileKeys,
    changes.flatMap(({ indexed, newKeys }) => keyRows(indexed, newKeys)),
  );
  await upsertRows(
    tables.profiles,
    changes.map(({ indexed, leftKeys }) => profileRow(indexed, leftKeys)),
  );
  const leaving = changes.filter(({ leftKeys }) => leftKeys.length > 0);
  await deleteRows(
    tables.profileKeys,
    leaving.flatMap(({ indexed, leftKeys }) => keyRows(indexed, leftKeys)),
  );
  await upsertRows(
    tables.profiles,
    leaving.map(({ indexed }) => profileRow(indexed, [])),
  );
}

type Change = { indexed: IndexedProfile; newKeys: readonly LookUpKey[]; leftKeys: readonly LookUpKey[] };

/** Undefined when all of it is there already. */
function changeOf(indexed: IndexedProfile, stored: StoredProfile | undefined): Change | undefined {
  if (stored === undefined) return { indexed, newKeys: indexed.lookUpKeys, leftKeys: [] };
  if (stored.content === contentOf(indexed) && stored.leftKeys.length === 0) return undefined;
  const wanted = new Set(indexed.lookUpKeys);
  // A key on the way out may be gone already: if it is wanted again it has to be written again.
  const there = new Set(stored.lookUpKeys.filter((key) => !stored.leftKeys.includes(key)));
  return {
    indexed,
    newKeys: indexed.lookUpKeys.filter((key) => !there.has(key)),
    leftKeys: [...new Set([...stored.lookUpKeys, ...stored.leftKeys])].filter((key) => !wanted.has(key)),
  };
}

const keyRows = ({ profile }: IndexedProfile, keys: readonly LookUpKey[]): ProfileRow[] =>
  [...new Set(keys)].map((key) => ({ partitionKey: key.slice(0, 1), rowKey: key + profile.key }));

/** What leads to a profile goes first, the profile itself last because it names the rest. */
async function remove(tables: ProfileTables, keys: readonly ProfileKey[]): Promise<void> {
  const stored = await readStored(tables, keys);
  await deleteRows(
    tables.profileKeys,
    [...stored.values()].flatMap((one) => keyRows(one, [...one.lookUpKeys, ...one.leftKeys])),
  );
  await deleteRows(tables.profiles, [...stored.keys()].map(profileRowKeys));
}

const listedSchema = z.object({ rowKey: profileKeySchema, observedAt: instantSchema });

async function list(
  { profiles }: ProfileTables,
  { next, limit }: { next: string | undefined; limit: number },
): ReturnType<ProfileIndex['listProfiles']> {
  const rows = profiles.listEntities({ queryOptions: { select: ['rowKey', 'observedAt'] } });
  const pages = rows.byPage({
    maxPageSize: limit,
    ...(next !== undefined && { continuationToken: next }),
  });
  try {
    for await (const page of pages) {
      const { continuationToken } = page;
      if (page.length === 0 && continuationToken !== undefined) continue;
      const read = page.map((row) => listedSchema.parse(row));
      return {
        profiles: read.map(({ rowKey, observedAt }) => ({ key: rowKey, observedAt })),
        ...(continuationToken !== undefined && { next: continuationToken }),
      };
    }
  } catch (error) {
    throw storageFault(error);
  }
  return { profiles: [] };
}

async function find(
  { profileKeys }: ProfileTables,
  keys: readonly LookUpKey[],
): Promise<{ profileKeys: ReadonlyMap<LookUpKey, readonly ProfileKey[]>; crowded: readonly LookUpKey[] }> {
  const found = new Map<LookUpKey, readonly ProfileKey[]>();
  const crowded: LookUpKey[] = [];
  await eachOf([...new Set(keys)], async (key) => {
    const holders = await holdersOf(profileKeys, key);
    if (holders.length > LOOK_UP_LIMIT) crowded.push(key);
    if (holders.length > 0) found.set(key, holders.slice(0, LOOK_UP_LIMIT));
  });
  return { profileKeys: found, crowded };
}

/** One more than the limit, to know that there are more. */
async function holdersOf(table: TableClient, key: LookUpKey): Promise<ProfileKey[]> {
  const end = `${key}g`; // after every hexadecimal digit
  const filter = odata`PartitionKey eq ${key.slice(0, 1)} and RowKey ge ${key} and RowKey lt ${end}`;
  const rows = table.listEntities({ queryOptions: { filter, select: ['rowKey'] } });
  const holders: ProfileKey[] = [];
  try {
    for await (const page of rows.byPage({ maxPageSize: LOOK_UP_LIMIT + 1 })) {
      for (const { rowKey } of page) holders.push(profileKeySchema.parse(rowKey?.slice(key.length)));
      if (holders.length > LOOK_UP_LIMIT) break;
    }
  } catch (error) {
    throw storageFault(error);
  }
  return holders;
}
