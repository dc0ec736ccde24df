import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { anArchive, CONNECTIONS_HEADER } from '../../shared/profiles/zip-in-memory.ts';

const TODAY = '2026-12-20';
const OCTOBER = 'Basic_LinkedInDataExport_10-05-2026.zip';
const NOVEMBER = 'Basic_LinkedInDataExport_11-12-2026.zip';
const DECEMBER = 'Basic_LinkedInDataExport_12-10-2026.zip';

const CONTACTS = [
  'firstName,lastName,accountName,linkedInUrl',
  'Ines,Moreau,Halden Optik,https://www.linkedin.com/in/ines-moreau-71',
  'Tomas,Lindqvist,Halden Optik,https://www.linkedin.com/in/tomas-lindqvist-72',
].join('\n');
const archive = (ines: string): Buffer =>
  anArchive({
    'Connections.csv': [
      CONNECTIONS_HEADER,
      `Ines,Moreau,https://www.linkedin.com/in/ines-moreau-71,,${ines},Head of Sales,08 Feb 2024`,
      'Tomas,Lindqvist,https://www.linkedin.com/in/tomas-lindqvist-72,,Halden Optik,Buyer,09 Feb 2024',
      'Some,Stranger,https://www.linkedin.com/in/some-stranger-73,,Marker Inc,Buyer,09 Feb 2024',
    ].join('\n'),
  });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-readings-'));
  await mkdir(join(folder, 'both'));
  await writeFile(join(folder, 'contacts.csv'), CONTACTS);
  await writeFile(join(folder, 'both', OCTOBER), archive('Halden Optik'));
  await writeFile(join(folder, 'both', NOVEMBER), archive('Quarzwerk Nord'));
  await mkdir(join(folder, 'three'));
  await writeFile(join(folder, 'three', OCTOBER), archive('Halden Optik'));
  await writeFile(join(folder, 'three', NOVEMBER), archive('Quarzwerk Nord'));
  await writeFile(join(folder, 'three', DECEMBER), archive('Quarzwerk Nord'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the results say of Ines and of Tomas, in any order. */
async function validate(...argv: string[]): Promise<string[]> {
  const all = ['local/cli/main.ts', '--out', join(folder, 'out'), '--today', TODAY, '--once', ...argv];
  const error = await new Promise<string>((resolve) => {
    execFile(process.execPath, all, (_fault, _out, text) => {
      resolve(text);
    });
  });
  expect(error).toBe('');
  const rows = parse<Record<string, string>>(await readFile(join(folder, 'out/results.csv')), {
    columns: true,
    bom: true,
  });
  return rows.map(({ outcome, reason, flag }) => [outcome, reason, flag].join(' ').trim()).sort();
}

const contacts = (): string[] => ['--contacts', join(folder, 'contacts.csv')];
const PERHAPS = ['possiblyLeft departure_observed 0', 'verified still_there 0'];
const LEFT = ['notAtCompany departure_observed 1', 'verified still_there 0'];

it('says who may have left between two readings given at once, here a folder of archives', async () => {
  expect(await validate(...contacts(), '--profiles', join(folder, 'both'))).toEqual(PERHAPS);
}, 90_000);

it('flags a departure that a third reading confirms', async () => {
  expect(await validate(...contacts(), '--profiles', join(folder, 'three'))).toEqual(LEFT);
}, 90_000);

it('flags nobody on a single reading, and goes on from it month by month', async () => {
  const state = ['--state', join(folder, 'kept')];
  const reading = (name: string) => ['--profiles', join(folder, 'three', name)];
  expect(await validate(...contacts(), ...state, ...reading(OCTOBER))).toEqual([
    'verified still_there 0',
    'verified still_there 0',
  ]);
  expect(await validate(...state, ...reading(NOVEMBER))).toEqual(PERHAPS);
  expect(await validate(...state, ...reading(DECEMBER))).toEqual(LEFT);
  const alone = await validate(...contacts(), ...reading(NOVEMBER));
  expect(alone).toEqual(['possiblyLeft first_observation 0', 'verified still_there 0']);
}, 240_000);
