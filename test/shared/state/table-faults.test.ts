import { RestError, TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { snapshotPartition } from '../../../shared/domain/snapshot-partition.ts';
import { openState } from '../../../shared/state/open-state.ts';
import { startAzurite, type Azurite } from '../../azurite.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { contactIdOf, runIdOf } from '../../builders/ids.ts';

// Starting a process on a busy machine takes longer than a test may.
const START_TIMEOUT_MS = 30_000;

type Policy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy'];

const insert = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    row: aSnapshot({ contactId: contactIdOf(index + 1) }),
    etag: undefined,
  }));

/** The first request to arrive is carried out, but its answer never reaches the client. */
function losesFirstAnswer(): Policy {
  let lost = false;
  return {
    name: 'losesFirstAnswer',
    sendRequest: async (request, next) => {
      const response = await next(request);
      if (lost || request.method === 'GET') return response;
      lost = true;
      throw new RestError('socket hang up', { code: 'ECONNRESET', request });
    },
  };
}

const answers = (status: number): Policy => ({
  name: 'answers',
  sendRequest: async (request, next) => ({ ...(await next(request)), status, bodyAsText: '' }),
});

describe('Table Storage with faults', () => {
  let azurite: Azurite | undefined;
  let opened = 0;

  beforeAll(async () => {
    azurite = await startAzurite();
  }, START_TIMEOUT_MS);
  afterAll(() => azurite?.stop());

  const connectionString = () => azurite?.connectionString ?? '';

  async function open(policy?: () => Policy) {
    opened += 1;
    const common = {
      endpoint: { kind: 'connectionString', value: connectionString() },
      credential: { getToken: () => Promise.resolve(null) },
      tablePrefix: `F${String(opened)}x`,
    } as const;
    await openState(common).createTablesIfMissing();
    const faulty = {
      ...(policy === undefined
        ? {}
        : { additionalPolicies: [{ policy: policy(), position: 'perRetry' as const }] }),
      retryOptions: { maxRetries: 1, retryDelayInMs: 1 },
    };
    return { state: openState({ ...common, clientOptions: faulty }), prefix: common.tablePrefix };
  }

  it.each([1, 40])(
    'recognises its own inserts when the answer to the first of %d was lost',
    async (count) => {
      const { state } = await open(losesFirstAnswer);
      const saved = await state.snapshots.saveSnapshots(insert(count));
      expect([...saved.values()].filter((version) => version === undefined)).toEqual([]);
      const stored = await state.snapshots.readSnapshots(insert(count).map(({ row }) => row.contactId));
      expect(stored).toEqual(saved);
    },
  );

  it('recognises its own update when the answer was lost, and a foreign one still wins', async () => {
    const { state, prefix } = await open();
    const first = await state.snapshots.saveSnapshots(insert(1));
    const etag = first.get(contactIdOf(1))?.etag;
    const losing = openState({
      endpoint: { kind: 'connectionString', value: connectionString() },
      credential: { getToken: () => Promise.resolve(null) },
      tablePrefix: prefix,
      clientOptions: {
        additionalPolicies: [{ policy: losesFirstAnswer(), position: 'perRetry' }],
        retryOptions: { maxRetries: 1, retryDelayInMs: 1 },
      },
    });
    const write = [{ row: aSnapshot({ writes: 1 }), etag }];
    const saved = await losing.snapshots.saveSnapshots(write);
    expect(saved.get(contactIdOf(1))?.row.writes).toBe(1);
    const late = await state.snapshots.saveSnapshots(write);
    expect(late.get(contactIdOf(1))).toBeUndefined();
  });

  it('takes the allowance once when the answer was lost', async () => {
    const { state } = await open(losesFirstAnswer);
    const day = aSnapshot().validatedAt.slice(0, 10) as Parameters<
      typeof state.control.takeFlagAllowance
    >[0]['day']; // an instant begins with its day
    expect(await state.control.takeFlagAllowance({ day, wanted: 3, limit: 5 })).toBe(3);
    expect(await state.control.takeFlagAllowance({ day, wanted: 3, limit: 5 })).toBe(2);
  });

  it.each([429, 500, 503])('asks for a later attempt when the service answers %d', async (status) => {
    const { state } = await open(() => answers(status));
    await expect(state.runs.readRun(runIdOf('r'))).rejects.toMatchObject({
      name: 'RetryLater',
      reason: 'storage_unavailable',
      message: expect.stringMatching(/^storage_unavailable: reading table F\d+xRuns$/) as unknown,
    });
    await expect(state.snapshots.saveSnapshots(insert(2))).rejects.toMatchObject({ name: 'RetryLater' });
  });

  it('asks for a later attempt when nobody listens', async () => {
    const state = openState({
      endpoint: {
        kind: 'connectionString',
        // Port 1 is reserved and never served on a developer's machine.
        value: connectionString().replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'),
      },
      credential: { getToken: () => Promise.resolve(null) },
      clientOptions: { retryOptions: { maxRetries: 0 } },
    });
    await expect(state.control.readSweep()).rejects.toMatchObject({ reason: 'storage_unavailable' });
  });

  it('says which role is missing when the service forbids, and keeps the cause', async () => {
    const { state } = await open(() => answers(403));
    const refused = state.control.readSweep();
    await expect(refused).rejects.toThrow(
      /reading table .*Control was refused with 403.*Table Data Contributor/,
    );
    await expect(refused).rejects.toHaveProperty('cause');
  });

  it('takes a missing table for a fault, not for a missing row', async () => {
    const state = openState({
      endpoint: { kind: 'connectionString', value: connectionString() },
      credential: { getToken: () => Promise.resolve(null) },
      tablePrefix: 'Never',
    });
    await expect(state.control.readSweep()).rejects.toThrow(/table NeverControl .*TableNotFound.*restart/);
    await expect(state.links.removeLinks([])).resolves.toBeUndefined();
    await expect(state.snapshots.deleteSnapshots([contactIdOf(1)])).rejects.toThrow('TableNotFound');
  });

  it('gives up on a row that it did not write, naming table, keys and column but no value', async () => {
    const { state, prefix } = await open();
    await state.snapshots.saveSnapshots(insert(1));
    const client = TableClient.fromConnectionString(connectionString(), `${prefix}Snapshots`, {
      allowInsecureConnection: true,
    });
    await client.updateEntity(
      {
        partitionKey: snapshotPartition(contactIdOf(1)),
        rowKey: contactIdOf(1),
        flag: 7,
        reason: 'Ada Secret',
      },
      'Merge',
    );
    const reading = state.snapshots.readSnapshots([contactIdOf(1)]);
    await expect(reading).rejects.toMatchObject({ name: 'GiveUp', reason: 'state_malformed' });
    await expect(reading).rejects.toThrow(/Snapshots, row \(., 11111111-.*column flag/);
    await expect(reading).rejects.not.toThrow('Ada Secret');
  });
});
