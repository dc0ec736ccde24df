import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { writePopulation } from '../../../../local/bench/population/write-population.ts';

const FILES = ['contacts.csv', 'profiles.jsonl', 'Connections.csv'];
const size = { contacts: 600, profiles: 900, seed: 3 };

const contactsSchema = z.array(
  z.object({ contactId: z.string(), firstName: z.string(), lastName: z.string(), accountName: z.string() }),
);
const profileSchema = z.object({
  profileUrl: z.string(),
  positions: z.array(z.object({ companyName: z.string(), endedOn: z.string().optional() })),
});

let folder: string;
const read = async (name: string, file: string) => readFile(join(folder, name, file), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'population-'));
  await writePopulation(join(folder, 'one'), size);
});
afterAll(() => rm(folder, { recursive: true }));

it('writes the same bytes for the same seed, and others for another', async () => {
  await writePopulation(join(folder, 'same'), size);
  await writePopulation(join(folder, 'other'), { ...size, seed: 4 });
  for (const file of FILES) expect(await read('same', file)).toBe(await read('one', file));
  expect(await read('other', 'contacts.csv')).not.toBe(await read('one', 'contacts.csv'));
});

it('invents as many contacts and profiles as asked for, each with an id of its own', async () => {
  const contacts = contactsSchema.parse(parse(await read('one', 'contacts.csv'), { columns: true }));
  const profiles = (await read('one', 'profiles.jsonl')).trimEnd().split('\n');
  expect(new Set(contacts.map(({ contactId }) => contactId)).size).toBe(size.contacts);
  const addresses = profiles.map((line) => profileSchema.parse(JSON.parse(line)).profileUrl);
  expect(new Set(addresses).size).toBe(size.profiles);
});

it('has large accounts and small ones, and people who left', async () => {
  const contacts = contactsSchema.parse(parse(await read('one', 'contacts.csv'), { columns: true }));
  const sizes = [...Map.groupBy(contacts, ({ accountName }) => accountName).values()].map((of) => of.length);
  expect(Math.max(...sizes)).toBeGreaterThan(20);
  expect(sizes.filter((people) => people < 5).length).toBeGreaterThan(20);
  const profiles = (await read('one', 'profiles.jsonl')).trimEnd().split('\n');
  const moved = profiles.filter((line) => line.includes('"startedOn":"2025-01"')).length;
  expect(moved / size.contacts).toBeGreaterThan(0.05);
});
