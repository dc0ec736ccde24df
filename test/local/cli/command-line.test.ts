import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command line as a shell starts it: the library that reads it is an ES module, which tests cannot load. */
async function npmStart(...argv: string[]) {
  return await new Promise<{ code: number; out: string; error: string }>((resolve) => {
    execFile(process.execPath, ['local/cli/main.ts', ...argv], (fault, out, error) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, error });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  await writeFile(join(folder, 'contacts.csv'), 'firstName,lastName,accountName\nInes,Moreau,Halden Optik\n');
  await writeFile(join(folder, 'wrong.csv'), 'a,b\n1,2\n');
  await writeFile(join(folder, 'empty.jsonl'), '');
});
afterAll(() => rm(folder, { recursive: true }));

it('prints its help on one screen', async () => {
  const { code, out } = await npmStart('--help');
  expect(code).toBe(0);
  expect(out).toContain('--contacts <file>');
  expect(out.split('\n').length).toBeLessThanOrEqual(25);
});

it('ends quietly when nobody reads what it prints any more', async () => {
  const argv = ['local/cli/main.ts', '--once', '--contacts', join(folder, 'contacts.csv')];
  const child = spawn(process.execPath, argv);
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number]; // the exit code comes first
  expect([code, Buffer.concat(errors).toString()]).toEqual([130, '']);
});

const refusals = [
  { name: 'an unknown option', argv: ['--nope'], message: /unknown option '--nope'.*--help/ },
  { name: 'a stray word', argv: ['contacts.csv'], message: /too many arguments/ },
  {
    name: 'a day that is none',
    argv: ['--today', '2026-13-01'],
    message: /Expected a day written YYYY-MM-DD/,
  },
  {
    name: 'a 300-year-old day',
    argv: ['--today', '1726-11-01'],
    message: /Expected a day written YYYY-MM-DD/,
  },
  { name: 'an option without its file', argv: ['--contacts'], message: /argument missing\. npm start/ },
  {
    name: 'a rule for users that is none',
    argv: ['--dataverse', 'https://a.crm4.dynamics.com', '--syncing-users', 'teams:x'],
    message: /Expected everyone, teams:<guid>,<guid>, roles:/,
  },
  {
    name: 'a column that cannot be one',
    argv: ['--dataverse', 'https://a.crm4.dynamics.com', '--flag-column', 'Not at Company'],
    message: /Expected logical name of a contact column/,
  },
  {
    name: 'profiles of nobody',
    argv: ['--profiles', 'a.jsonl'],
    message: /nobody to validate: give --contacts/,
  },
  {
    name: 'a missing file',
    argv: ['--contacts', 'gone.csv'],
    message: /^gone\.csv: no such file; check the path\n$/,
  },
  {
    name: 'a wrong header',
    argv: ['--contacts', 'wrong.csv'],
    message: /^wrong\.csv, line 1: this is not the header/,
  },
  {
    name: 'an empty profile file',
    argv: ['--contacts', 'contacts.csv', '--profiles', 'empty.jsonl'],
    message: /^empty\.jsonl, line 1: is empty; export it again\n$/,
  },
];
it.concurrent.each(refusals)(
  'ends with 1 and says what to do about $name, leaving no trace',
  async ({ argv, message }) => {
    const inFolder = argv.map((word) =>
      /\.(csv|jsonl)$/.test(word) && argv.length > 1 ? join(folder, word) : word,
    );
    const state = join(folder, `state of ${argv.join(' ').replaceAll('/', '-')}`);
    const withState = message.source.includes('nobody') ? [] : ['--state', state];
    const { code, error } = await npmStart(...withState, ...inFolder);
    expect(error).toMatch(message);
    expect(code).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['contacts.csv', 'empty.jsonl', 'wrong.csv']);
  },
);

it('says before any work that results cannot go into a file', async () => {
  const { code, error } = await npmStart(
    '--contacts',
    join(folder, 'contacts.csv'),
    '--out',
    join(folder, 'wrong.csv'),
  );
  expect([code, error]).toEqual([1, `--out ${join(folder, 'wrong.csv')}: is a file; give a folder\n`]);
});
