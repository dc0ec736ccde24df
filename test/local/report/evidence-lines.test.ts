import { evidenceLines } from '../../../local/report/evidence-lines.ts';
import { wordsOf } from '../../../local/report/words/words-of.ts';
import { LANGUAGES, type Language } from '../../../shared/domain/language.ts';
import type { Evidence } from '../../../shared/domain/verdict.ts';
import type { CompanyLevel } from '../../../shared/matching/company/company-comparison.ts';
import type { PersonNameLevel } from '../../../shared/matching/person/compare-person.ts';
import type { Tie } from '../../../shared/matching/verdict/judge-positions.ts';
import { explainedPeople } from './explained-people.ts';

const lineOf = (evidence: Partial<Evidence>, language: Language = 'en') =>
  evidenceLines([{ field: 'company', level: 'exact_name', bits: 12, ...evidence }], {
    words: wordsOf(language).evidence,
    language,
  })[0];

it.each([
  ['profileUrl', 'equal', 'The profile address is the one on the contact'],
  ['email', 'equal', 'The e-mail address is the same'],
  ['name', 'exact', 'The name is the same: B'],
  ['name', 'clash', 'The name is another: A in the CRM, B on the profile'],
  ['company', 'exact_name', 'Company on the profile: B, the same as the account'],
  ['company', 'nothing_shared', 'Company on the profile: B, which has nothing in common with the account'],
  [
    'company',
    'placeholder',
    'Company on the profile: B, not comparable with the account, as one of the two names is no employer’s',
  ],
  ['companyId', 'company_id', 'Company on the profile: B, with the LinkedIn number of the account'],
] as const)('says what equal %s of level %s means', (field, level, text) => {
  expect(lineOf({ field, level, crmValue: 'A', profileValue: 'B' })?.text).toBe(text);
});

it.each([
  [12, 'the same as the account'],
  [5, 'related to the account'],
  [0, 'perhaps the same as the account'],
  [-4, 'nothing in common with the account'],
])('tells a level it does not know by its weight of %d bits', (bits, text) => {
  expect(lineOf({ level: 'brand_new_level', bits, profileValue: 'B' })?.text).toContain(text);
});

it('shows both values of a field it does not know', () => {
  const field = 'shoeSize' as Evidence['field']; // a later version may compare more
  expect(lineOf({ field, crmValue: '42' }, 'nl')?.text).toBe(
    'shoeSize: 42 in het CRM, (leeg) op het profiel',
  );
});

it.each([
  ['2026-04', 'Die Position bei der Firma endete im April 2026'],
  [
    '2026-05-04/2026-11-16',
    'Die Position bei der Firma stand am 4. Mai 2026 noch im Profil und fehlt spätestens seit dem 16. November 2026',
  ],
])('writes the dates %s in the language', (profileValue, text) => {
  expect(lineOf({ field: 'dates', level: 'any', profileValue }, 'de')?.text).toBe(text);
});

it('shows dates that it cannot read as they are', () => {
  expect(lineOf({ field: 'dates', level: 'any', profileValue: 'soon' })?.text).toContain('soon');
});

it('gives weights as bands, whichever way they point', () => {
  expect([20, -8, 4, -4, 1, 0].map((bits) => lineOf({ bits })?.strength)).toEqual([
    'high',
    'high',
    'medium',
    'medium',
    'low',
    'low',
  ]);
});

it('says the same thing once', () => {
  const twice: Evidence[] = [8, 12].map((bits) => ({
    field: 'company',
    level: 'exact_name',
    bits,
    profileValue: 'B',
  }));
  expect(evidenceLines(twice, { words: wordsOf('en').evidence, language: 'en' })).toHaveLength(1);
});

/** Closed by the compiler: a level that the engine gains is missing here until it has its sentence. */
const COMPANY: Record<CompanyLevel | Tie, Evidence['field']> = {
  company_id: 'companyId',
  exact_name: 'company',
  joined_name: 'company',
  without_group_words: 'company',
  known_alias: 'company',
  same_words: 'company',
  typing_error: 'company',
  other_name: 'company',
  brand_and_unit: 'company',
  known_tie: 'company',
  acronym: 'company',
  domain: 'domain',
  shared_brand: 'company',
  line_of_business: 'company',
  other_place: 'company',
  similar_name: 'company',
  similar_alias: 'company',
  short_form: 'company',
  numbers_differ: 'company',
  other_script: 'company',
  placeholder: 'company',
  nothing_shared: 'company',
  client: 'company',
  parent: 'domain',
  formerEmployer: 'companyId',
};
const NAMES: Record<PersonNameLevel, 'name'> = {
  exact: 'name',
  variant: 'name',
  part: 'name',
  clash: 'name',
  unknown: 'name',
};
const PERSON: readonly [Evidence['field'], string][] = [
  ['profileUrl', 'equal'],
  ['profileUrl', 'different'],
  ['profileUrl', 'renamed'],
  ['email', 'equal'],
  ['email', 'spells_name'],
  ['domain', 'mail_domain'],
  ['position', 'title_overlap'],
  ['country', 'city_equal'],
  ['country', 'country_equal'],
  ['country', 'country_differs'],
];
const WITHOUT_SENTENCE = 'no sentence of its own';
const tellingOf = (language: Language) => ({
  words: { ...wordsOf(language).evidence, bothValues: () => WITHOUT_SENTENCE },
  language,
});

describe.each(LANGUAGES)('in %s', (language) => {
  it('has a sentence for every level of every field', () => {
    const tables = [
      ...Object.entries({ ...COMPANY, ...NAMES }).map(([level, field]) => [field, level] as const),
      ...PERSON,
    ];
    const told = tables.map(([field, level]) => {
      const evidence: Evidence = { field, level, bits: 0, crmValue: 'A', profileValue: 'B' };
      return [level, evidenceLines([evidence], tellingOf(language))[0]?.text] as const;
    });
    expect(told.filter(([, text]) => text === WITHOUT_SENTENCE || text === undefined)).toEqual([]);
  });

  it('has one for all that the engine says of a made-up company', () => {
    const lines = [...explainedPeople({ count: 100, language })].flatMap(({ verdict }) =>
      evidenceLines(verdict.evidence, tellingOf(language)),
    );
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter(({ text }) => text === WITHOUT_SENTENCE)).toEqual([]);
  });
});

it('says where a tie comes from that nobody sees in the names', () => {
  const text = lineOf({ level: 'known_tie', source: 'knownCompanies', profileValue: 'B' })?.text;
  expect(text).toBe(
    'Company on the profile: B, related to the account (from the list of known names, renames and takeovers)',
  );
});
