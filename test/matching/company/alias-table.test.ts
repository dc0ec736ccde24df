import {
  type AliasRow,
  findTie,
  makeAliasTable,
  SPIN_OFF_YEARS,
} from '../../../shared/matching/company/alias-table.ts';
import { comparePrepared } from '../../../shared/matching/company/compare-companies.ts';
import table from '../../../shared/matching/company/known-companies.json' with { type: 'json' };
import { knownCompanies } from '../../../shared/matching/company/known-companies.ts';
import { prepareCompany } from '../../../shared/matching/company/prepare-company.ts';
import { knowledgeOf } from '../../../shared/matching/company/public-knowledge.ts';

const OWN: readonly AliasRow[] = [
  { name: 'Contoso', alias: 'Adatum', relation: 'former_name', since: 2019 },
  { name: 'Adatum AG', alias: 'Old Adatum', relation: 'former_name' },
  { name: 'Contoso', alias: 'Wingtip', relation: 'acquired' },
  { name: 'Contoso', alias: 'Litware', relation: 'spun_off', since: 2020 },
];
const tieOf = (left: string, right: string, inYear?: number) => {
  const aliases = makeAliasTable(OWN, inYear);
  return findTie(aliases.find(left), aliases.find(right));
};

describe('makeAliasTable', () => {
  it('makes names one company through any number of renames', () => {
    expect(tieOf('contoso', 'old adatum')).toBe('same');
  });

  it('ties what was bought under whichever name', () => {
    expect(tieOf('wingtip', 'old adatum')).toBe('related');
    expect(tieOf('wingtip', 'litware')).toBeUndefined();
  });

  it('lets a split lapse after a window of years, and only when the year is known', () => {
    expect(tieOf('contoso', 'litware')).toBe('related');
    expect(tieOf('contoso', 'litware', 2020 + SPIN_OFF_YEARS)).toBe('related');
    expect(tieOf('contoso', 'litware', 2021 + SPIN_OFF_YEARS)).toBe('lapsed');
  });

  it('gives the customer’s own names to the comparison', () => {
    const knowledge = knowledgeOf({ aliases: OWN });
    const compare = (left: string, right: string) =>
      comparePrepared(prepareCompany({ name: left }, knowledge), prepareCompany({ name: right }, knowledge));
    expect(compare('Contoso GmbH', 'Adatum')).toMatchObject({ relation: 'same', level: 'known_alias' });
    expect(compare('Contoso', 'Wingtip Toys').relation).toBe('different');
    expect(compare('Contoso', 'Wingtip')).toMatchObject({ relation: 'related', level: 'known_tie' });
  });

  it('leaves open what shares words with another name of the company, both ways', () => {
    const knowledge = knowledgeOf({ aliases: OWN });
    const compare = (left: string, right: string) =>
      comparePrepared(prepareCompany({ name: left }, knowledge), prepareCompany({ name: right }, knowledge));
    const open = { relation: 'unknown', level: 'similar_alias' };
    expect(compare('Contoso', 'Adatum Insurance')).toMatchObject(open);
    expect(compare('Adatum Insurance', 'Contoso')).toMatchObject(open);
    expect(compare('Contoso Netherlands', 'Adatum Insurance')).toMatchObject(open);
    expect(compare('Contoso', 'Fabrikam Insurance').relation).toBe('different');
    expect(compare('Contoso', 'Adamant').relation).toBe('different');
  });
});

describe('the shipped table of known companies', () => {
  it('knows at least 200 companies, each with a source', () => {
    expect(table.companies.length).toBeGreaterThanOrEqual(200);
    expect(table.companies.filter(({ source }) => !/^[^:]+: .+/.test(source))).toEqual([]);
  });

  it('says each thing once, in words that it knows', () => {
    const rows = knownCompanies().map(({ name, alias }) => `${name} = ${alias}`);
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
  });

  it('ties no company to itself', () => {
    const aliases = makeAliasTable(knownCompanies());
    const tied = knownCompanies().filter(({ relation }) =>
      ['merged', 'acquired', 'spun_off', 'part_of'].includes(relation),
    );
    const toItself = tied.filter(({ name, alias }) => {
      const [one, other] = [name, alias].map((text) => prepareCompany({ name: text }).name.known);
      return one !== undefined && one === other;
    });
    expect(toItself).toEqual([]);
    expect(aliases.find('contoso')).toBeUndefined();
  });
});
