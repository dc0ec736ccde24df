import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '../../shared/telemetry/metrics-of-event.ts';
import { faultsOfQuery, type Tables } from './bind-query.ts';
import logTables from './log-tables.json' with { type: 'json' };

const FOLDER = 'infra/monitoring/queries';
const tables: Tables = logTables.tables;

const read = (path: string): string => readFileSync(path, 'utf8');
const namesIn = (folder: string): string[] =>
  readdirSync(join(FOLDER, folder)).map((file) => file.replace(/\.kql$/, ''));

const alerts = namesIn('alerts');
const queries = [
  ...alerts.map((name) => [`alerts/${name}`] as const),
  ...namesIn('workbook').map((name) => [`workbook/${name}`] as const),
];

/** Bicep puts a number in each place. */
const textOf = (query: string): string => read(join(FOLDER, `${query}.kql`)).replace(/\{\w+\}/g, '1');

const namesMatching = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

describe.each(queries)('the query %s', (query) => {
  it('parses, and finds every table, column and function it names', () => {
    expect(faultsOfQuery(textOf(query), { tables })).toEqual([]);
  });

  it('asks for metrics and events that the app has', () => {
    const text = textOf(query);
    const metrics = namesMatching(/'datavalidation\.([a-z.]+)'/g, text);
    expect(Object.keys(METRICS)).toEqual(expect.arrayContaining(metrics));
    const known = namesMatching(/^\s+'([a-z]+\.[a-z]+)':/gm, read('shared/telemetry/contract.ts'));
    const events = namesMatching(/'((?!datavalidation)[a-z]+\.[a-z]+)'/g, text);
    expect(known).toEqual(expect.arrayContaining(events));
    expect(text).toMatch(/datavalidation\.|Name (==|in)|AppDependencies|AppExceptions/);
  });
});

describe('binding', () => {
  it.each([
    ["AppEvents | where Nme == 'x'", /Nme/],
    ['AppMetrics | summarize sum(Name)', /sum|numeric/i],
    ['AppTrace | count', /AppTrace/],
    ['AppEvents | whre Name', /operator/i],
  ])('finds what is wrong with %s', (query, fault) => {
    expect(faultsOfQuery(query, { tables }).join(' ')).toMatch(fault);
  });

  it('knows the columns that Microsoft documents', () => {
    const data = process.env['BENCH_DATA'];
    if (data === undefined) {
      console.info('BENCH_DATA is not set: the columns are not compared with the documented ones.');
      return;
    }
    for (const [table, columns] of Object.entries(tables)) {
      const documented = JSON.parse(read(join(data, `kql-schemas/${table}.json`))) as {
        columns: { name: string; type: string }[];
      };
      expect(columns).toEqual(Object.fromEntries(documented.columns.map(({ name, type }) => [name, type])));
    }
  });
});

describe('alerts', () => {
  const bicep = read('infra/modules/alerts.bicep');
  const named = namesMatching(/^ {4}name: '([a-z-]+)'$/gm, bicep);

  it('ask every question of the folder, and no other', () => {
    const loaded = namesMatching(
      /loadTextContent\('\.\.\/monitoring\/queries\/alerts\/([a-z-]+)\.kql'\)/g,
      bicep,
    );
    expect(loaded.toSorted()).toEqual(alerts.toSorted());
    expect(named).toEqual(expect.arrayContaining(alerts));
  });

  it('leave no place of a query without its number', () => {
    const places = alerts.flatMap((name) =>
      namesMatching(/(\{\w+\})/g, read(join(FOLDER, `alerts/${name}.kql`))),
    );
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(bicep).toContain(`'${place}'`);
  });

  it.each(named.map((name) => [name]))('send the operator of %s to a page that says what to do', (name) => {
    const page = read(`docs/operations/alerts/${name}.md`);
    for (const heading of ['## What it means', '## What to look at', '## What to do'])
      expect(page).toContain(heading);
  });
});

describe('the workbook', () => {
  it('shows every question of its folder', () => {
    const bicep = read('infra/modules/workbook.bicep');
    const loaded = namesMatching(/queries\/workbook\/([a-z-]+)\.kql/g, bicep);
    expect(loaded.toSorted()).toEqual(namesIn('workbook').toSorted());
  });
});
