import { parseAliasFile } from '../../../shared/companies/read-alias-file.ts';

const parsed = (text: string) =>
  parseAliasFile({ name: 'aliases.csv', bytes: new TextEncoder().encode(text) });

describe('parseAliasFile', () => {
  it('gives every row with its line, whatever delimiter, mark or capitals the header has', () => {
    const row = { name: 'Contoso', alias: 'Fabrikam, Inc', relation: '', since: '2021' };
    const csv = '\uFEFFName,Alias,Relation,Since\r\n\r\nContoso,"Fabrikam, Inc",,2021\r\n';
    expect(parsed(csv)).toEqual([{ line: 3, columns: row }]);
    expect(parsed('name;alias;relation;since\nContoso;Fabrikam, Inc;;2021')).toEqual([
      { line: 2, columns: row },
    ]);
  });

  it('accepts a list without the optional columns', () => {
    expect(parsed('name,alias\nContoso,Fabrikam')).toEqual([
      { line: 2, columns: { name: 'Contoso', alias: 'Fabrikam' } },
    ]);
  });

  it.each([
    ['no header', 'Contoso,Fabrikam', /aliases\.csv, line 1: has no column "name"/],
    ['one column', 'name\nContoso', /line 1: has no column "alias"/],
    ['an open quote', 'name,alias\n"Contoso,Fabrikam', /aliases\.csv: .*line 2/],
  ])('refuses a file with %s and says what is wrong', (_, text, message) => {
    expect(() => parsed(text)).toThrow(message);
  });

  it('refuses what is no UTF-8 rather than guess a name', () => {
    const bytes = Uint8Array.from([...Buffer.from('name,alias\nM'), 0xfc, ...Buffer.from('ller,Mueller')]);
    expect(() => parseAliasFile({ name: 'aliases.csv', bytes })).toThrow(/not valid UTF-8/);
  });
});
