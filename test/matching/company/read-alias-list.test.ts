import { readAliasList } from '../../../shared/matching/company/read-alias-list.ts';

const record = (line: number, columns: Record<string, string>) => ({ line, columns });

describe('readAliasList', () => {
  it('reads names, relation and year, whatever the case of the headings', () => {
    const records = [
      record(2, { Name: ' Contoso ', Alias: 'Adatum', Relation: 'Former name', Since: '2019-06-01' }),
      record(3, { name: 'Contoso', alias: 'Wingtip', relation: 'acquired', since: '' }),
      record(4, { name: 'Contoso', alias: 'CTS' }),
    ];
    expect(readAliasList(records)).toEqual({
      rows: [
        { name: 'Contoso', alias: 'Adatum', relation: 'former_name', since: 2019 },
        { name: 'Contoso', alias: 'Wingtip', relation: 'acquired' },
        { name: 'Contoso', alias: 'CTS', relation: 'same' },
      ],
      errors: [],
    });
  });

  it('names the line, the column and the problem of every bad row and keeps the good ones', () => {
    const { rows, errors } = readAliasList([
      record(2, { name: '', alias: 'Adatum' }),
      record(3, { name: 'Contoso', alias: 'Adatum', relation: 'married', since: 'long ago' }),
      record(4, { name: 'Contoso', alias: 'Adatum' }),
    ]);
    expect(rows).toHaveLength(1);
    expect(errors.map(({ line, column, problem }) => `${line} ${column} ${problem}`)).toEqual([
      '2 name is empty',
      '3 relation is none of former_name, trading_name, translation, acronym, same, merged, acquired, spun_off, part_of, related',
      '3 since is no year (2021) or day (2021-06-01)',
    ]);
  });
});
