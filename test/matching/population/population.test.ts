import type { Verdict } from '../../../shared/domain/verdict.ts';
import { decideVerdict, type VerdictRules } from '../../../shared/matching/verdict/decide-verdict.ts';
import { DOUBT_RULES } from '../../../shared/matching/verdict/doubt-rules.ts';
import { POSITION_RULES } from '../../../shared/matching/verdict/position-rules.ts';
import { type Person, simulatePopulation } from './population.ts';

const ALL: VerdictRules = { positions: POSITION_RULES, doubts: DOUBT_RULES };
const people = simulatePopulation({ seed: 20261101, people: 6000 });
const codeOf = ({ outcome }: Verdict): string => `${outcome.kind}/${outcome.reason}`;

type Score = { asExpected: number; flagged: number; wronglyFlagged: number; moversFlagged: number };

function scoreOf(population: readonly Person[], rules: VerdictRules): Score {
  const score: Score = { asExpected: 0, flagged: 0, wronglyFlagged: 0, moversFlagged: 0 };
  for (const { question, left, expected } of population) {
    const verdict = decideVerdict(question, rules);
    if (expected.includes(codeOf(verdict))) score.asExpected += 1;
    if (verdict.outcome.kind !== 'notAtCompany') continue;
    score.flagged += 1;
    if (left) score.moversFlagged += 1;
    else score.wronglyFlagged += 1;
  }
  return score;
}

/** Kinds of lives with what was said of them: printed when a figure is missed. */
function table(): string {
  const rows = new Map<string, number>();
  for (const { kind, question, expected } of people) {
    const code = codeOf(decideVerdict(question));
    if (!expected.includes(code)) rows.set(`${kind}: ${code}`, (rows.get(`${kind}: ${code}`) ?? 0) + 1);
  }
  return [...rows].map(([row, count]) => `${String(count)} × ${row}`).join('\n');
}

describe('a simulated population of 6,000 with known fates in five scripts', () => {
  const whole = scoreOf(people, ALL);
  const movers = people.filter(({ left }) => left).length;

  it('is flagged with a precision of at least 99.5 %', () => {
    expect(whole.flagged).toBeGreaterThan(600); // rule of three: no false one among 600 shows 99.5 %
    expect([whole.moversFlagged / whole.flagged >= 0.995, table()]).toEqual([true, table()]);
  });

  it('has most of those who left and show it flagged', () => {
    expect(whole.moversFlagged / movers).toBeGreaterThan(0.5);
    const shown = people.filter(({ expected }) => expected[0]?.startsWith('notAtCompany') === true);
    expect(whole.moversFlagged / shown.length).toBeGreaterThan(0.9);
  });

  it('is judged as a careful reader would, life by life', () => {
    expect([whole.asExpected / people.length >= 0.98, table()]).toEqual([true, table()]);
  });

  const sample = people.slice(0, 1500);
  const before = scoreOf(sample, ALL);

  it.each(POSITION_RULES.map(({ name }) => name))('is judged worse without the rule %s', (name) => {
    const rules = { ...ALL, positions: POSITION_RULES.filter((rule) => rule.name !== name) };
    expect(scoreOf(sample, rules).asExpected).toBeLessThan(before.asExpected);
  });

  it.each(DOUBT_RULES.map(({ name }) => name))('is judged worse without the doubt %s', (name) => {
    const rules = { ...ALL, doubts: DOUBT_RULES.filter((rule) => rule.name !== name) };
    expect(scoreOf(sample, rules).asExpected).toBeLessThan(before.asExpected);
  });
});
