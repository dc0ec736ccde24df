import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { guidOrder } from '../../../../local/dataverse/guid.ts';
import { startDataverse } from '../../../../local/dataverse/start-dataverse.ts';
import { aGuid, linkOf, openDataverse, type OpenDataverse } from '../open-dataverse.ts';

describe('the store', () => {
  let dataverse: OpenDataverse;
  beforeEach(async () => {
    dataverse = await openDataverse();
  });
  afterEach(() => dataverse.stop());

  it('keeps the version of a row that is given again unchanged, whatever the order and case', () => {
    const { store } = dataverse;
    const first = store.upsert('contact', { contactid: aGuid(10), firstname: 'A', _ownerid_value: aGuid(2) });
    const again = {
      _ownerid_value: aGuid(2).toUpperCase(),
      firstname: 'A',
      contactid: aGuid(10).toUpperCase(),
    };
    expect(store.upsert('contact', again)).toMatchObject({
      id: first.id,
      version: first.version,
      changed: false,
    });
    expect(store.upsert('contact', { ...again, jobtitle: null, lastname: '' }).changed).toBe(false);
    expect(store.upsert('contact', { ...again, lastname: 'B' }).changed).toBe(true);
  });

  it('leaves alone what a row does not mention and empties what is null', () => {
    const { store } = dataverse;
    store.upsert('contact', {
      contactid: aGuid(1),
      firstname: 'A',
      jobtitle: 'CEO',
      msdyn_orgchangestatus: 2,
    });
    store.upsert('contact', { contactid: aGuid(1), firstname: 'B', jobtitle: null });
    const row = store.read('contact', aGuid(1));
    expect(row).toMatchObject({ fullname: 'B', msdyn_orgchangestatus: 2 });
    expect(row).not.toHaveProperty('jobtitle');
  });

  it('takes over creation and modification times that are given', () => {
    const times = { createdon: '2019-01-01T00:00:00Z', modifiedon: '2020-01-01T00:00:00Z' };
    dataverse.store.upsert('contact', { contactid: aGuid(1), lastname: 'A', ...times });
    expect(dataverse.store.read('contact', aGuid(1))).toMatchObject(times);
  });

  it('reads, counts, goes through and removes rows', () => {
    const { store } = dataverse;
    for (let n = 0; n < 1200; n += 1) store.upsert('account', { accountid: aGuid(n), name: `Account ${n}` });
    expect(store.count('account')).toBe(1200);
    expect(new Set([...store.iterate('account')].map((row) => row['accountid'])).size).toBe(1200);
    expect([store.remove('account', aGuid(7)), store.remove('account', aGuid(7))]).toEqual([true, false]);
    expect(store.read('account', aGuid(7))).toBeUndefined();
  });

  it('takes back everything of a failed transaction', () => {
    const { store } = dataverse;
    const failing = () =>
      store.transaction(() => {
        store.upsert('account', { name: 'A' });
        throw new Error('stop');
      });
    expect(failing).toThrow('stop');
    expect(store.count('account')).toBe(0);
  });

  it('names the column it does not know and never repeats a value', () => {
    expect(() => dataverse.store.upsert('contact', { nosuch: 'secret' })).toThrow(/no column nosuch/);
    expect(() => dataverse.store.upsert('contact', { parentcustomerid: aGuid(1) })).toThrow(/_x_value/);
    const tooLong = () => dataverse.store.upsert('contact', { lastname: 'secret'.repeat(20) });
    expect(tooLong).toThrow(/'lastname' attribute of the 'contact'/);
    expect(tooLong).not.toThrow(/secret/);
  });
});

/** Over a connection of its own: the one that fetch keeps ended with the first server. */
function getOnce(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, agent: false }, (response) => {
      text(response).then(resolve, reject);
    });
    request.once('error', reject);
  });
}

describe('a store in a file', () => {
  it('goes on after a restart with rows, versions, tokens, delta links and the log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dataverse-'));
    const storeFile = join(folder, 'dataverse.sqlite');
    const before = await openDataverse({ storeFile });
    const { id } = before.store.upsert('contact', { lastname: 'Lee' });
    await before.send('PATCH', `contacts(${id})`, { body: { jobtitle: 'CEO' } });
    const link = linkOf(await before.get('contacts', { prefer: 'odata.track-changes' }), 'deltaLink') ?? '';
    const authorization = `Bearer ${before.issueToken()}`;
    await before.stop();

    const after = await startDataverse({ storeFile, port: Number(new URL(before.url).port) });
    after.store.upsert('contact', { contactid: id, lastname: 'Doe' });
    const answer = await getOnce(link, { authorization });
    expect(JSON.parse(answer)).toMatchObject({
      value: [{ contactid: id, lastname: 'Doe', jobtitle: 'CEO' }],
    });
    expect(after.appliedWrites.size).toBe(1);
    expect(after.caller).toEqual(before.caller);
    await after.stop();
    rmSync(folder, { recursive: true });
  });
});

describe('guidOrder', () => {
  it('sorts as SQL Server does: last group first, the first three byte by byte from behind', () => {
    const sorted = [
      '01000000-0000-0000-0000-000000000000',
      '00010000-0000-0000-0000-000000000000',
      '00000000-0100-0000-0000-000000000000',
      '00000000-0000-0100-0000-000000000000',
      '00000000-0000-0000-0001-000000000000',
      '00000000-0000-0000-0100-000000000000',
      '00000000-0000-0000-0000-000000000001',
      '00000000-0000-0000-0000-010000000000',
    ];
    const byOrder = [...sorted].reverse().sort((a, b) => (guidOrder(a) < guidOrder(b) ? -1 : 1));
    expect(byOrder.slice(2)).toEqual(sorted.slice(2));
  });
});
