import * as z from 'zod';
import { instantSchema } from '../../../shared/domain/calendar.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { aPerson, population } from '../../simulation/population.ts';
import { openLocalApp, type LocalApp } from './local-app.ts';

jest.setTimeout(120_000); // processes of their own

/** Over most partitions of the snapshots, so that many jobs ask at once. */
const SIZE = 60;
const EVERY_NTH = 4;
const TWO_HOURS_MS = 2 * 3_600_000;

const parkedSchema = z.object({
  parked: z.array(z.object({ contactId: z.string(), reason: z.string(), detail: z.string() })),
});

let app: LocalApp;
let aheadMs = 0;

beforeAll(async () => {
  app = await openLocalApp({ now: () => new Date(Date.now() + aheadMs) });
  await app.give(population({ size: SIZE, everyNth: EVERY_NTH }));
  expect(await app.install('--yes')).toMatchObject({ code: 0 });
  await app.validate();
});
afterAll(() => app.stop());

const flagOf = (person: number) =>
  app.dataverse.store.read('contact', contactIdOf(person))?.['msdyn_orgchangestatus'];

async function leave(...persons: readonly number[]): Promise<void> {
  const observedAt = instantSchema.parse('2026-10-28T00:00:00Z');
  await app.observe(...persons.map((n) => ({ ...aPerson(n, { moved: true }).observation, observedAt })));
}

/** Requests by kind that the app made meanwhile, the log of the stand-in beside them. */
async function during(work: () => Promise<unknown>) {
  const before = await app.accounts();
  await work();
  const { logged, told } = await app.accounts();
  const kinds = Object.entries(told).map(([kind, { requests, retries }]) => {
    const { requests: asked = 0, retries: again = 0 } = before.told[kind] ?? {};
    return [kind, requests + retries - asked - again] as const;
  });
  return {
    asked: Object.fromEntries(kinds.filter(([, count]) => count > 0)),
    tokens: logged.tokens - before.logged.tokens,
    throttled: logged.throttled - before.logged.throttled,
  };
}

it('installed once more while on, reads the changed table in full and validates nobody again', async () => {
  const quiet = await during(() => app.validate());
  const installed = await app.install('--yes', '--details', '--team-views');
  expect(installed).toMatchObject({ code: 0, out: expect.stringContaining('Create the') as string });
  const written = app.dataverse.appliedWrites.size;
  const resync = await during(async () => {
    const { run } = await app.validate();
    expect(run.progress).toMatchObject({ jobsSent: 0, itemsSent: 0 });
  });
  console.info('a quiet sweep', quiet.asked, 'after an installation', resync.asked);
  expect(app.dataverse.appliedWrites.size).toBe(written);
  // The refused link and the whole table's page, and whether all of them are still there: one request for 100 contacts.
  const { changePage = 0, query = 0 } = quiet.asked;
  expect(resync.asked).toEqual({ ...quiet.asked, changePage: changePage + 1, query: query + 1 });
  expect(await during(() => app.validate())).toEqual(quiet);
});

it('has a token that is refused renewed once, however many requests meet it', async () => {
  await leave(
    ...Array.from({ length: SIZE }, (_, index) => index + 1).filter((n) => n % EVERY_NTH !== 0 && n > 10),
  );
  aheadMs += TWO_HOURS_MS;
  const { tokens } = await during(() => app.validate());
  expect(tokens).toBe(1);
});

it('stays within the limits of Dataverse by waiting as long as it is told to', async () => {
  await leave(1);
  app.dataverse.setLimits({ requests: 8, windowMs: 3_000 });
  const { throttled } = await during(() => app.validate());
  app.dataverse.setLimits({});
  console.info('429s', throttled);
  expect(throttled).toBeGreaterThan(0);
  expect(flagOf(1)).toBe(1);
});

it('survives a connection that breaks before and after a write, and a server that is down', async () => {
  await leave(2, 3);
  const match = { path: '$batch' };
  app.dataverse.faults.resetNext({ moment: 'after', match });
  app.dataverse.faults.failNext({ status: 503, match: { path: 'contacts' } });
  await app.validate();
  expect([flagOf(2), flagOf(3)]).toEqual([1, 1]);
});

it('parks what may not be written, naming the privilege, and writes it once that is given', async () => {
  await leave(5);
  app.dataverse.withdrawPrivileges('prvWriteContact');
  await app.validate();
  const { parked } = parkedSchema.parse((await app.call('runs')).body);
  expect(parked).toEqual([
    {
      contactId: contactIdOf(5),
      reason: 'dataverse_refused',
      detail: expect.stringContaining('prvWriteContact') as string,
    },
  ]);
  app.dataverse.grantPrivileges('prvWriteContact');
  await app.call('validations', { method: 'POST', body: { contactIds: [contactIdOf(5)] } });
  await app.validate();
  expect(flagOf(5)).toBe(1);
  expect(parkedSchema.parse((await app.call('runs')).body).parked).toEqual([]);
});

it('accounts for every request of all this', async () => {
  const { logged, told } = await app.accounts();
  const sum = (of: 'requests' | 'retries' | 'throttled') =>
    Object.values(told).reduce((total, cost) => total + cost[of], 0);
  console.info('requests told of', told, 'logged', logged);
  expect(sum('requests') + sum('retries')).toBe(logged.requests);
  expect(sum('throttled')).toBe(logged.throttled);
  expect((told['writeBatch']?.requests ?? 0) + (told['writeBatch']?.retries ?? 0)).toBe(logged.batches);
});
