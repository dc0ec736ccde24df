import { type Evidence, OUTCOME_REASONS, type Verdict } from '../../../shared/domain/verdict.ts';
import { decideVerdict } from '../../../shared/matching/verdict/decide-verdict.ts';
import {
  aContact,
  anAccount,
  anotherKey,
  aProfile,
  aQuestion,
  CAREFUL,
  day,
  held,
  ORIGINAL,
} from '../cases/builders.ts';
import { CASES_BY_CLASS, VERDICT_CASES } from '../cases/verdict-cases.ts';

const codeOf = ({ outcome }: Verdict): string => `${outcome.kind}/${outcome.reason}`;
const decide = (given: Parameters<typeof aQuestion>[0]): Verdict => decideVerdict(aQuestion(given));
const moved = [held('Fabrikam', '2026-03…', { title: 'CTO' }), held('Contoso', '2019-01…2026-03')];

describe('decideVerdict', () => {
  it.each(VERDICT_CASES)('says $expected: $why', ({ given, expected, dueOn }) => {
    const verdict = decide(given);
    expect(codeOf(verdict)).toBe(expected);
    if (dueOn !== undefined) expect(verdict.dueOn).toBe(dueOn);
  });

  it('gets every class of cases right', () => {
    const table = Object.entries(CASES_BY_CLASS).map(([name, cases]) => {
      const wrong = cases.filter(({ given, expected }) => codeOf(decide(given)) !== expected);
      const score = `${name}: ${String(cases.length - wrong.length)} of ${String(cases.length)}`;
      return [score, ...wrong.map(({ why }) => `  wrong: ${why}`)].join('\n');
    });
    expect([table.some((line) => line.includes('wrong')), table]).toEqual([false, table]); // shows the score
    expect(VERDICT_CASES.length).toBeGreaterThan(180);
  });

  it('produces every reason that matching owns', () => {
    const elsewhere = ['skipped/out_of_scope']; // scope decides
    const owned = (
      [
        'verified',
        'notAtCompany',
        'leftNoNewRole',
        'possiblyLeft',
        'additionalRole',
        'uncertain',
        'notMatched',
        'skipped',
      ] as const
    )
      .flatMap((kind) => OUTCOME_REASONS[kind].map((reason) => `${kind}/${reason}`))
      .filter((code) => !elsewhere.includes(code));
    const produced = new Set<string>(VERDICT_CASES.map(({ expected }) => expected));
    expect(owned.filter((code) => !produced.has(code))).toEqual([]);
  });

  it('tells a salesperson in one sentence what happened', () => {
    expect(decide({ candidates: [aProfile(moved)] })).toMatchObject({
      sentence: 'Left Contoso in March 2026 and is now CTO at Fabrikam (profile seen on 15 October 2026).',
      departure: { companyName: 'Contoso', endMonth: '2026-03' },
      destination: { companyName: 'Fabrikam', title: 'CTO', since: '2026-03' },
    });
    expect(decide({ candidates: [aProfile([held('Contoso', '2019-01…')])] }).sentence).toBe(
      'Still at Contoso Ltd (profile seen on 15 October 2026).',
    );
    for (const { given, why } of VERDICT_CASES)
      expect([why, decide(given).sentence]).toEqual([why, expect.stringMatching(/^[A-Z].*[^.]\.$/)]);
  });

  it('shows both values of each comparison it rests on', () => {
    const { evidence } = decide({ candidates: [aProfile(moved)] });
    const summary = evidence.map(({ field, crmValue, profileValue, level }: Evidence) => [
      field,
      crmValue,
      profileValue,
      level,
    ]);
    expect(summary).toEqual([
      ['profileUrl', 'linkedin.com/in/ada-example', 'linkedin.com/in/ada-example', 'equal'],
      ['name', 'Ada Example', 'Ada Example', 'exact'],
      ['company', 'Contoso Ltd', 'Fabrikam', 'nothing_shared'],
      ['company', 'Contoso Ltd', 'Contoso', 'exact_name'],
      ['dates', undefined, '2026-03', 'position_ended'],
    ]);
  });

  it('counts what LinkedIn’s own rule would flag, whatever the policy', () => {
    const elsewhere = { candidates: [aProfile([held('Fabrikam', '2019-01…')])] };
    expect(decide({ ...elsewhere, policy: CAREFUL }).flaggedByOriginal).toBe(true);
    expect(decide({ ...elsewhere, policy: ORIGINAL }).flaggedByOriginal).toBe(true);
    expect(decide({ candidates: [aProfile(moved)] }).flaggedByOriginal).toBe(true);
    expect(decide({ candidates: [aProfile([held('Contoso', '…')])] }).flaggedByOriginal).toBe(false);
    expect(decide({ candidates: [aProfile([held('Contoso', '…2026-03')])] }).flaggedByOriginal).toBe(false);
  });

  it('is surer of a profile address than of a name, and of an ended position than of a suspicion', () => {
    const byUrl = decide({ candidates: [aProfile(moved)] }).confidence;
    const byName = decide({
      contact: aContact({ linkedInUrl: undefined }),
      candidates: [aProfile(moved)],
    }).confidence;
    const suspected = decide({ candidates: [aProfile([held('Fabrikam', '2026-03…')])] }).confidence;
    expect(byUrl).toBeGreaterThan(byName);
    expect(byName).toBeGreaterThan(0.9);
    expect(suspected).toBeLessThan(0.9);
  });

  it('takes the newest of two readings of one address', () => {
    const older = aProfile([held('Contoso', '2019-01…')], {
      key: anotherKey('c'),
      observedAt: '2026-01-15T00:00:00Z' as never,
    });
    for (const candidates of [
      [older, aProfile(moved)],
      [aProfile(moved), older],
    ])
      expect(codeOf(decide({ candidates }))).toBe('notAtCompany/position_ended');
  });
});

describe('the evidence key', () => {
  const keyOf = (positions: typeof moved, changes: Parameters<typeof aQuestion>[0] = {}) =>
    decide({ candidates: [aProfile(positions)], ...changes }).evidenceKey;
  const key = keyOf(moved);

  it('stays the same for other spellings, titles, start months and days of reading', () => {
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    expect(
      keyOf([
        held('FABRIKAM Inc.', '2026-05…', { title: 'Chief' }),
        held('Contoso GmbH', '…2026-03', { lastSeenOn: day('2026-10-20') }),
      ]),
    ).toBe(key);
    expect(keyOf(moved, { today: day('2027-01-01'), account: anAccount({ name: 'Contoso Group' }) })).toBe(
      key,
    );
  });

  it('changes with the end month, the destination and the account', () => {
    const others = [
      keyOf([held('Fabrikam', '2026-04…'), held('Contoso', '…2026-04')]),
      keyOf([held('Wingtip', '2026-03…'), held('Contoso', '…2026-03')]),
      keyOf(moved, { account: anAccount({ id: anotherKey('d') as never }) }),
    ];
    expect(new Set([key, ...others]).size).toBe(4);
  });

  it('is absent while nothing points away', () => {
    expect(keyOf([held('Contoso', '2019-01…')])).toBeUndefined();
  });
});
