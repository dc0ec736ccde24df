import fc from 'fast-check';
import type { PersonName } from '../../../shared/domain/profile.ts';
import { comparePerson, type PersonNameLevel } from '../../../shared/matching/person/compare-person.ts';
import { personNameKeys } from '../../../shared/matching/person/person-name-keys.ts';
import { preparePerson } from '../../../shared/matching/person/prepare-person.ts';
import { scorePersonNames } from '../../../shared/matching/person/score-person-names.ts';
import { NAME_CASES } from '../cases/name-cases.ts';

const CASES: readonly { left: string; right: string; level: PersonNameLevel; why: string }[] = [
  { left: 'Ada Example', right: 'ADA EXAMPLE', level: 'exact', why: 'case' },
  { left: 'Ada Example', right: 'Example, Ada', level: 'exact', why: 'family name first, with a comma' },
  { left: 'Dr. Ada Example', right: 'Ada Example, Ph.D., MBA', level: 'exact', why: 'title and credentials' },
  { left: 'Ada (Adi) Example', right: 'Ada Example', level: 'exact', why: 'a nickname in brackets' },
  { left: 'Jürgen Müller', right: 'Juergen Mueller', level: 'exact', why: 'umlauts written out' },
  { left: 'Zoë van der Example', right: 'Zoe Example', level: 'exact', why: 'particles' },
  { left: 'Bob Example', right: 'Robert Example', level: 'variant', why: 'nickname' },
  { left: 'A. Example', right: 'Ada Example', level: 'variant', why: 'initial' },
  { left: 'Ada Example-Sample', right: 'Ada Sample', level: 'variant', why: 'half of a double name' },
  { left: 'Example Ada', right: 'Ada Example', level: 'variant', why: 'Hungarian or East Asian order' },
  { left: 'Ada Examplee', right: 'Ada Example', level: 'variant', why: 'a typing error in a long name' },
  { left: 'Ada Moor', right: 'Ada Noor', level: 'part', why: 'short names really differ by one letter' },
  { left: 'Ada Example', right: 'Eve Example', level: 'part', why: 'same family, other person' },
  { left: 'Ada Example', right: 'Ada Sample', level: 'part', why: 'same given name, other person' },
  { left: 'Ada Example', right: 'Eve Muster', level: 'clash', why: 'nothing in common' },
  { left: 'Ada Example', right: '山田太郎', level: 'unknown', why: 'another script' },
  { left: 'Ada Example', right: '', level: 'unknown', why: 'a name withheld' },
];

const name = fc.record({
  given: fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Ada', 'Bob', 'Robert', 'A.'),
  ),
  family: fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('Example', 'van der Example', 'Example, PhD'),
  ),
});

describe('comparePerson', () => {
  it.each(CASES)('says $level of "$left" and "$right": $why', ({ left, right, level }) => {
    expect(comparePerson({ full: left }, { full: right })).toBe(level);
  });

  it('says of every labelled pair what its label says', () => {
    const failing = Object.entries(NAME_CASES).flatMap(([kind, rows]) =>
      rows.flatMap(([left, right, level, why]) => {
        const said = comparePerson({ full: left }, { full: right });
        return said === level
          ? []
          : [`${kind} | ${left} | ${right} | expected ${level}, said ${said} | ${why}`];
      }),
    );
    expect(failing).toEqual([]);
  });

  it('does not mind case, width or diacritics', () => {
    const letters = fc.stringMatching(/^[a-z]{3,9}$/);
    fc.assert(
      fc.property(letters, letters, letters, (given, family, other) => {
        const wide = given.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
        const marked = family.replace(/[aeiou]/g, (vowel) => `${vowel}\u0301`);
        const plain = comparePerson({ given, family }, { given: other, family });
        expect(comparePerson({ given: wide, family: marked.toUpperCase() }, { given: other, family })).toBe(
          plain,
        );
      }),
    );
  });

  it('answers names of 100 kB within 50 ms', () => {
    const long = 'Ada Example-'.repeat(8_000);
    const startedAt = performance.now();
    expect(comparePerson({ full: long }, { given: long, family: long })).toBeDefined();
    expect(performance.now() - startedAt).toBeLessThan(50);
  });

  it('is symmetric and never throws', () => {
    fc.assert(
      fc.property(name, name, (left, right) => {
        expect(comparePerson(left, right)).toBe(comparePerson(right, left));
      }),
      { numRuns: 1000 },
    );
  });

  it('joins a family and given name to a full name written without a space', () => {
    expect(comparePerson({ given: '太郎', family: '山田' }, { full: '山田太郎' })).toBe('exact');
  });
});

describe('scorePersonNames', () => {
  const score = (left: string, right: string) =>
    scorePersonNames(preparePerson({ full: left }), preparePerson({ full: right }));

  it('is symmetric, between 0 and 1, and never throws', () => {
    fc.assert(
      fc.property(name, name, (left, right) => {
        const [one, other] = [preparePerson(left), preparePerson(right)];
        const { similarity, bits } = scorePersonNames(one, other);
        expect(scorePersonNames(other, one).similarity).toBeCloseTo(similarity, 9);
        expect([similarity >= 0, similarity <= 1, Number.isFinite(bits)]).toEqual([true, true, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it('ranks a slip above a missing word, and that above another given name', () => {
    const slip = score('Ada Maria Example', 'Ada Maria Exampel').similarity;
    const missing = score('Ada Maria Example', 'Ada Example').similarity;
    const other = score('Ada Maria Example', 'Eve Maria Example').similarity;
    expect([slip < 1, missing > other, slip > other]).toEqual([true, true, true]);
  });

  it('takes a rare name for stronger evidence than a common one', () => {
    expect(score('Ada Quillmarsh', 'Ada Quillmarsh').bits).toBeGreaterThan(
      score('John Smith', 'John Smith').bits,
    );
  });

  it('shows what became of each word', () => {
    expect(
      score('Bob Example', 'Robert Example')
        .evidence.map(({ relation }) => relation)
        .sort(),
    ).toEqual(['equal', 'nickname']);
  });
});

describe('personNameKeys', () => {
  const shares = (left: PersonName, right: PersonName): boolean =>
    personNameKeys(left).some((key) => personNameKeys(right).includes(key));

  it('gives a common key to names that fit as full names', () => {
    const spelledOut = CASES.filter(
      ({ level, why }) =>
        level === 'exact' || why === 'nickname' || why.startsWith('half') || why.startsWith('Hung'),
    );
    for (const { left, right } of spelledOut)
      expect([left, right, shares({ full: left }, { full: right })]).toEqual([left, right, true]);
    expect(shares({ given: '太郎', family: '山田' }, { full: '山田太郎' })).toBe(true);
  });

  it('gives no common key to different people', () => {
    for (const { left, right } of CASES.filter(({ level }) => level === 'part' || level === 'clash'))
      expect([left, right, shares({ full: left }, { full: right })]).toEqual([left, right, false]);
  });

  it('reads the fields of a contact as it reads those of a profile', () => {
    expect(personNameKeys({ firstName: 'Ada', lastName: 'Example' })).toEqual(
      personNameKeys({ given: 'Ada', family: 'Example' }),
    );
    expect(personNameKeys({ fullName: 'Ada Example' })).toEqual(['ada example']);
  });

  it('gives at most four keys, none of them empty, for any text', () => {
    fc.assert(
      fc.property(name, (one) => {
        const keys = personNameKeys(one);
        expect(keys.length).toBeLessThanOrEqual(4);
        expect(keys.every((key) => key !== '' && key === key.trim())).toBe(true);
      }),
    );
  });
});
