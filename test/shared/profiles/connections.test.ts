import { dayInName, readConnectedOn } from '../../../shared/profiles/connections-date.ts';
import { aFeed, readAll } from './feed-in-memory.ts';

const OLD = 'First Name,Last Name,Email Address,Company,Position,Connected On';
const NEW = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const NOTES =
  'Notes:\n"When exporting your connection data, you may notice ""some"" addresses missing, and more."\n\n';
const EXPORT = 'Basic_LinkedInDataExport_10-20-2026/Connections.csv';

const read = (content: string, name = EXPORT) => readAll(aFeed({ [name]: content }));

const ada = 'Ada,Example,https://www.linkedin.com/in/ada-example,,Contoso,CTO,08 Feb 2026';
const eras = [
  { era: 'to mid-2021', file: `${OLD}\nAda,Example,,Contoso,CTO,08 Feb 2020` },
  { era: 'mid-2021 to mid-2023', file: `${NOTES}${OLD}\nAda,Example,,Contoso,CTO,08 Feb 2022` },
  { era: 'since mid-2023', file: `${NOTES}${NEW}\n${ada}` },
  { era: 'with byte order mark and CRLF', file: `\uFEFF${NOTES}${NEW}\n${ada}\n`.replaceAll('\n', '\r\n') },
  { era: 'saved again with semicolons', file: `${NEW}\n${ada}`.replaceAll(',', ';') },
  { era: 'with other columns added', file: `Tag,${NEW}\nx,${ada}` },
];

it.each(eras)('reads the files of LinkedIn $era', async ({ file }) => {
  const { observations, rejected } = await read(file);
  expect(rejected).toEqual([]);
  expect(observations).toMatchObject([
    {
      name: { given: 'Ada', family: 'Example' },
      positions: [{ companyName: 'Contoso', title: 'CTO' }],
      coverage: 'shown',
      status: 'found',
      observedAt: '2026-10-20T00:00:00.000Z',
    },
  ]);
});

it('recognises a person by the address, else by name and day without telling them', async () => {
  const { observations } = await read(
    `${NEW}\n${ada}\nEve,Marker,,,Contoso,,08 Feb 2026\nEve,Marker,,,Contoso,,09 Feb 2026`,
  );
  const [first, second, third] = observations.map(({ personKey }) => personKey);
  expect(first).toBe('linkedin:https://www.linkedin.com/in/ada-example');
  expect(second).toMatch(/^linkedin:[0-9a-f]{32}$/);
  expect(third).not.toBe(second);
});

it('says nothing of employment where no company is shown', async () => {
  const { observations } = await read(
    `${NEW}\nAda,Example,https://www.linkedin.com/in/ada,,,CTO,08 Feb 2026`,
  );
  expect(observations).toMatchObject([{ coverage: 'none', positions: [] }]);
});

it('counts and skips members who show nothing but the day', async () => {
  const { observations, rejected } = await read(`${NEW}\n,,,,,,08 Feb 2026\n${ada}`);
  expect(observations).toHaveLength(1);
  expect(rejected).toEqual([
    { file: 'Connections.csv', line: 2, problem: expect.stringContaining('hidden or closed') as string },
  ]);
});

it('keeps names and employers as strangers wrote them', async () => {
  const { observations } = await read(
    `${NEW}\nДмитрий 🚀,"Doe, Ph.D.",https://www.linkedin.com/in/zo%C3%AB,a@b.no,"=HYPERLINK(1)","Head of ""A""",garbage`,
  );
  expect(observations).toMatchObject([
    {
      name: { given: 'Дмитрий 🚀', family: 'Doe, Ph.D.' },
      email: 'a@b.no',
      positions: [{ companyName: '=HYPERLINK(1)', title: 'Head of "A"' }],
    },
  ]);
});

it('rejects a row of another width and goes on', async () => {
  const { observations, rejected } = await read(`${NEW}\nAda,Example\n${ada}`);
  expect([observations.length, rejected.map(({ line }) => line)]).toEqual([1, [2]]);
});

const days: { from: string; name: string; connectedOn: string; day: string }[] = [
  { from: 'its folder', name: EXPORT, connectedOn: '08 Feb 2026', day: '2026-10-20' },
  {
    from: 'its own name',
    name: 'x_01-02-2026/Connections_03-04-2026.csv',
    connectedOn: '08 Feb 2026',
    day: '2026-03-04',
  },
  { from: 'its newest connection', name: 'Connections.csv', connectedOn: '08 Feb 2026', day: '2026-02-08' },
  {
    from: 'its newest connection, when the name lies ahead',
    name: 'a_12-31-2026.csv',
    connectedOn: '4-Apr-21',
    day: '2021-04-04',
  },
  { from: 'the day it was saved', name: 'Connections.csv', connectedOn: '8 févr. 2026', day: '2026-10-20' },
];

it.each(days)('takes the day of the reading from $from', async ({ name, connectedOn, day }) => {
  const lines = [connectedOn, 'no day', connectedOn].map(
    (on, index) => `Ada,Example,https://www.linkedin.com/in/a${String(index)},,Contoso,,${on}`,
  );
  const { observations } = await readAll(aFeed({ [name]: [NEW, ...lines].join('\n') }), { limit: 1 });
  expect(observations).toHaveLength(3);
  expect(new Set(observations.map(({ observedAt }) => observedAt.slice(0, 10)))).toEqual(new Set([day]));
});

it.each([
  ['08 Feb 2026', '2026-02-08'],
  ['8 February 2026', '2026-02-08'],
  ['4-Apr-21', '2021-04-04'],
  ['2026-02-08', '2026-02-08'],
  ['31 Feb 2026', undefined],
  ['8 févr. 2026', undefined],
  ['08.02.2026', undefined],
  ['', undefined],
])('reads the day of connection %s as %s', (text, day) => {
  expect(readConnectedOn(text)).toBe(day);
});

it.each([
  ['Complete_LinkedInDataExport_03-19-2025.zip/Connections.csv', '2025-03-19'],
  ['2025-03-19 anna/Connections.csv', '2025-03-19'],
  ['Connections.csv', undefined],
  ['x_13-45-2025/Connections.csv', undefined],
  ['id-1234567-89-2025/Connections.csv', undefined],
])('finds in the name %s the day %s', (name, day) => {
  expect(dayInName(name)).toBe(day);
});
