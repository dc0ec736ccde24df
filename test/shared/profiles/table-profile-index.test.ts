import { TableClient } from '@azure/data-tables';
import { RetryLater } from '../../../shared/domain/failures.ts';
import { createProfileTables, makeTableProfileIndex } from '../../../shared/profiles/table-profile-index.ts';
import { startAzurite, type Azurite } from '../../azurite.ts';
import { anIndexedProfile, lookUpKey, profileKey } from '../../contracts/profiles/an-indexed-profile.ts';
import { behavesAsProfileIndex } from '../../contracts/profiles/profile-index.ts';

let azurite: Azurite;
let made = 0;
beforeAll(async () => {
  azurite = await startAzurite();
}, 30_000);
afterAll(async () => {
  await azurite.stop();
});

async function emptyTables() {
  made += 1;
  const client = (name: string) =>
    TableClient.fromConnectionString(azurite.connectionString, `${name}${String(made)}`, {
      allowInsecureConnection: true,
    });
  const tables = { profiles: client('Profiles'), profileKeys: client('ProfileKeys') };
  await createProfileTables(tables);
  return tables;
}
type Tables = Awaited<ReturnType<typeof emptyTables>>;

describe('the index in Table Storage', () => {
  behavesAsProfileIndex(async () => makeTableProfileIndex(await emptyTables()));

  it('does not touch a row that says the same', async () => {
    const tables = await emptyTables();
    const same = anIndexedProfile('same', { keys: ['x'] });
    await makeTableProfileIndex(tables).saveProfiles([same]);
    const before = await tables.profiles.getEntity(profileKey('same').slice(0, 1), profileKey('same'));
    await makeTableProfileIndex(tables).saveProfiles([structuredClone(same)]);
    const after = await tables.profiles.getEntity(profileKey('same').slice(0, 1), profileKey('same'));
    expect(after.etag).toBe(before.etag);
  });

  it('creates tables that are there already without complaint', async () => {
    await expect(createProfileTables(await emptyTables())).resolves.toBeUndefined();
  });

  it('refuses a row that somebody else has written, without quoting it', async () => {
    const tables = await emptyTables();
    const keys = { partitionKey: profileKey('bad').slice(0, 1), rowKey: profileKey('bad') };
    await tables.profiles.upsertEntity({ ...keys, person: '{"name":"Marker Person"}' });
    const reading = makeTableProfileIndex(tables).readProfiles([profileKey('bad')]);
    await expect(reading).rejects.toMatchObject({ reason: 'state_malformed' });
    await expect(reading).rejects.not.toThrow(/Marker/);
  });
});

describe('a save that stops half-way', () => {
  /** Client whose transactions or deletions fail from the given call on. */
  function failing(
    client: TableClient,
    method: 'submitTransaction' | 'deleteEntity',
    { after }: { after: number },
  ) {
    let calls = 0;
    return new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name === method) calls += 1;
        if (name === method && calls > after) return () => Promise.reject(new Error('power cut'));
        return (...args: unknown[]): unknown => Reflect.apply(value, target, args);
      },
    });
  }
  const stops: { at: string; tables: (tables: Tables) => Tables }[] = [
    {
      at: 'after the new keys',
      tables: (tables) => ({
        ...tables,
        profiles: failing(tables.profiles, 'submitTransaction', { after: 0 }),
      }),
    },
    {
      at: 'before the old keys are removed',
      tables: (tables) => ({
        ...tables,
        profileKeys: failing(tables.profileKeys, 'deleteEntity', { after: 0 }),
      }),
    },
    {
      at: 'before the row forgets the old keys',
      tables: (tables) => ({
        ...tables,
        profiles: failing(tables.profiles, 'submitTransaction', { after: 1 }),
      }),
    },
  ];

  it.each(stops)('loses no look-up and is mended by the next save: $at', async ({ tables: broken }) => {
    const tables = await emptyTables();
    const index = makeTableProfileIndex(tables);
    const [before, after] = [
      ['old', 'both'],
      ['both', 'new'],
    ].map((keys) => anIndexedProfile('p', { keys }));
    if (before === undefined || after === undefined) throw new Error('two profiles');
    await index.saveProfiles([before]);

    await expect(makeTableProfileIndex(broken(tables)).saveProfiles([after])).rejects.toThrow('power cut');
    const stored = (await index.readProfiles([profileKey('p')])).get(profileKey('p'));
    const cut = await index.findByLookUpKeys(stored?.lookUpKeys ?? []);
    expect([...cut.profileKeys.keys()].sort()).toEqual([...(stored?.lookUpKeys ?? [])].sort());

    await index.saveProfiles([after]);
    const mended = await index.findByLookUpKeys(['old', 'both', 'new'].map(lookUpKey));
    expect([...mended.profileKeys.keys()].sort()).toEqual([lookUpKey('both'), lookUpKey('new')].sort());
  });
});

it('asks to be tried again later when storage does not answer', async () => {
  const nowhere = TableClient.fromConnectionString(
    azurite.connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'),
    'Nowhere',
    { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
  );
  const index = makeTableProfileIndex({ profiles: nowhere, profileKeys: nowhere });
  await expect(index.readProfiles([profileKey('p')])).rejects.toBeInstanceOf(RetryLater);
  await expect(index.findByLookUpKeys([lookUpKey('p')])).rejects.toMatchObject({
    reason: 'storage_unavailable',
  });
  await expect(index.saveProfiles([anIndexedProfile('p')])).rejects.toBeInstanceOf(RetryLater);
});
