import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { RESULT_COLUMNS } from '../../../local/report/result-columns.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { explained, position, TODAY } from '../report/explained-people.ts';
import { writeForTest } from '../report/write-for-test.ts';

let folder: string;
afterEach(() => rm(folder, { recursive: true }));

const readCsv = async () => await readFile(join(folder, 'results.csv'), 'utf8');
const readSheet = async () => {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(join(folder, 'results.xlsx'));
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  return sheet;
};
const columnOf = (name: (typeof RESULT_COLUMNS)[number]) => RESULT_COLUMNS.indexOf(name) + 1;

it('writes a row a contact, asking for a hundred at a time, and counts how they stand', async () => {
  const people = Array.from({ length: 230 }, (_, index) => explained({ number: index + 1 }));
  const asked: number[] = [];
  const written = await writeForTest(people, {
    explain: async (wanted) => {
      asked.push(wanted.length);
      return people.filter(({ contact }) => wanted.includes(contact.id));
    },
  });
  folder = written.folder;
  expect(asked).toEqual([100, 100, 30]);
  expect(written.counts).toEqual({ 'notMatched:no_match': 230 });
  const lines = (await readCsv()).trimEnd().split('\n');
  expect(lines).toHaveLength(231);
  expect(lines[0]).toBe(`\uFEFF${RESULT_COLUMNS.join(',')}`);
  expect(lines[1]).toMatch(
    /^11111111-0000-4000-8000-000000000001,Ada,Example,Halden Optik AG,notMatched,no_match,0,/,
  );
  expect((await readSheet()).rowCount).toBe(231);
  expect((await readdir(folder)).sort()).toEqual(['report.html', 'results.csv', 'results.xlsx']);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])(
  'keeps a spreadsheet from taking %j for a formula',
  async (lastName) => {
    ({ folder } = await writeForTest([explained({ contact: { lastName } })]));
    expect(await readCsv()).toContain(`'${lastName}`);
    const cell = (await readSheet()).getCell(2, columnOf('lastName'));
    expect(typeof cell.value).toBe('string');
    expect(cell.formula).toBeUndefined();
  },
);

it('types dates as dates and numbers as numbers, with captions in the language, a filter and a frozen header', async () => {
  const mover = explained({
    language: 'nl',
    positions: [
      position('Halden Optik', { start: '2019-01', end: '2026-04' }),
      position('Novalinde', { start: '2026-05' }),
    ],
  });
  ({ folder } = await writeForTest([mover], { language: 'nl' }));
  const sheet = await readSheet();
  const cell = (name: (typeof RESULT_COLUMNS)[number], row = 2) => sheet.getCell(row, columnOf(name)).value;
  expect(sheet.name).toBe('Resultaten');
  expect(cell('flag', 1)).toBe('Melding: Niet bij bedrijf');
  expect(cell('flag')).toBe('Geen feedback');
  expect(cell('outcome')).toBe('Niet bij bedrijf');
  expect(cell('contactId')).toBe(contactIdOf(1));
  expect(cell('since')).toEqual(new Date('2026-05-01T00:00:00Z'));
  expect(cell('checkedOn')).toEqual(new Date(`${TODAY}T00:00:00Z`));
  expect(cell('confidence')).toBeCloseTo(0.93);
  expect(JSON.stringify(sheet.autoFilter)).toContain('A1:T2');
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
});

it('takes text that XML cannot hold', async () => {
  ({ folder } = await writeForTest([explained({ contact: { firstName: 'A\u0000\u000b\ud800<&>' } })]));
  expect((await readSheet()).getCell(2, columnOf('firstName')).value).toBe('A\uFFFD\uFFFD\uFFFD<&>');
});

it('leaves the results of the run before as they were when the contacts cannot be read', async () => {
  ({ folder } = await writeForTest([explained()]));
  const before = await readCsv();
  const refused = writeForTest([explained()], {
    folder,
    explain: () => Promise.reject(new Error('the storage is down')),
  });
  await expect(refused).rejects.toThrow('the storage is down');
  expect(await readCsv()).toBe(before);
  expect((await readdir(folder)).sort()).toEqual(['report.html', 'results.csv', 'results.xlsx']);
});
