import fc from 'fast-check';
import type { CompanyComparison } from '../../../shared/matching/company/company-comparison.ts';
import { compareCompanies } from '../../../shared/matching/company/compare-companies.ts';
import { COMPANY_CASES } from '../cases/company-cases.ts';
import { companyScoreTable } from '../cases/company-score-table.ts';

const compare = (left: string, right: string) => compareCompanies({ name: left }, { name: right });
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const word = fc.constantFrom(
  'contoso',
  'fabrikam',
  'wingtip',
  'cloud',
  'bank',
  'germany',
  'group',
  'of',
  '8',
  '9',
  'inc',
  'müller',
  'hp',
  'hpe',
  '科技',
  'ооо',
);
const likelyName = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const company = fc.record({
  name: fc.oneof(likelyName, anyText),
  domains: fc.array(fc.oneof(fc.webUrl(), fc.constantFrom('contoso.com', 'www.hp.com', ''), anyText), {
    maxLength: 2,
  }),
  linkedInId: fc.constantFrom('', '1', '2'),
});

const mirrored = (comparison: CompanyComparison): CompanyComparison => ({
  ...comparison,
  evidence: comparison.evidence.map((row) => ({ ...row, left: row.right, right: row.left })),
});
const decided = ({ relation, level }: CompanyComparison) => ({ relation, level });

describe('compareCompanies', () => {
  it.each(COMPANY_CASES)('says $relation of "$left" and "$right": $why', ({ left, right, relation }) => {
    expect(compare(left, right)).toMatchObject({ relation });
  });

  it('answers every labelled case the same the other way round', () => {
    const turned = COMPANY_CASES.map((one) => ({ ...one, left: one.right, right: one.left }));
    expect(companyScoreTable(turned)).toEqual({ ...companyScoreTable(COMPANY_CASES), missed: [] });
  });

  it('answers at least 250 labelled cases, of all relations, as labelled', () => {
    const score = companyScoreTable(COMPANY_CASES);
    expect(score).toEqual({ ...score, missed: [] });
    expect(COMPANY_CASES.length).toBeGreaterThanOrEqual(250);
    expect(new Set(COMPANY_CASES.map(({ relation }) => relation)).size).toBe(4);
  });

  it('is symmetric and never throws', () => {
    fc.assert(
      fc.property(company, company, (left, right) => {
        expect(compareCompanies(left, right)).toEqual(mirrored(compareCompanies(right, left)));
      }),
      { numRuns: 1000 },
    );
  });

  it('calls only similarities of 0.9 and more the same, and only within 0 to 1', () => {
    fc.assert(
      fc.property(company, company, (left, right) => {
        const { relation, similarity } = compareCompanies(left, right);
        expect(similarity).toBeGreaterThanOrEqual(relation === 'same' ? 0.9 : 0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps its answer when case, width, diacritics or legal form change', () => {
    const variants: ((name: string) => string)[] = [
      (name) => name.toUpperCase(),
      (name) => `${name} GmbH`,
      (name) => `  ${name}, Inc. `,
      (name) => name.replace(/o/g, 'ó'),
      (name) => name.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ];
    const brands = fc.constantFrom(
      'Contoso',
      'Fabrikam Cloud',
      'Wingtip Toys',
      'Blue Yonder Airlines',
      'Fund 8 Contoso',
    );
    fc.assert(
      fc.property(brands, brands, fc.constantFrom(...variants), (left, right, vary) => {
        expect(decided(compare(left, vary(right)))).toEqual(decided(compare(left, right)));
      }),
    );
  });

  it('never calls names with other numbers the same', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), (one, other) => {
        fc.pre(one !== other);
        expect(compare(`Contoso Fund ${one}`, `Contoso Fund ${other}`).relation).not.toBe('same');
        expect(compare(`Contosofund${one}`, `Contosofund${other}`).relation).not.toBe('same');
      }),
    );
  });

  it('knows a company by its LinkedIn id whatever it is called', () => {
    const [left, right] = [
      { name: 'Contoso', linkedInId: '42' },
      { name: 'Fabrikam', linkedInId: '42' },
    ];
    expect(compareCompanies(left, right)).toMatchObject({ relation: 'same', level: 'company_id' });
    expect(compareCompanies(left, { ...right, linkedInId: '43' }).relation).toBe('different');
  });

  it('lets a domain relate two names but never make them the same', () => {
    const contoso = { name: 'Contoso', domains: ['https://www.fabrikam.example/about'] };
    expect(compareCompanies(contoso, { name: 'Fabrikam Cloud' })).toMatchObject({
      relation: 'related',
      level: 'domain',
    });
    expect(compareCompanies(contoso, { name: 'Wingtip', domains: ['fabrikam.example'] }).relation).toBe(
      'related',
    );
    expect(compareCompanies(contoso, { name: 'Wingtip', domains: ['wingtip.example'] }).relation).toBe(
      'different',
    );
  });
});
