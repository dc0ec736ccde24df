import { COMPANY_CASES } from './company-cases.ts';
import { NAME_CASES } from './name-cases.ts';
import { CASES_BY_CLASS, VERDICT_CASES } from './verdict-cases.ts';

const inEitherOrder = ({ left, right }: { left: string; right: string }): string =>
  [left, right].sort().join(' = ');

describe('the labelled cases', () => {
  it('are more than 600, of every class of verdicts several', () => {
    const names = Object.values(NAME_CASES).flat();
    expect(COMPANY_CASES.length + VERDICT_CASES.length + names.length).toBeGreaterThan(600);
    for (const [name, cases] of Object.entries(CASES_BY_CLASS))
      expect([name, cases.length >= 5]).toEqual([name, true]);
  });

  it('say why, each of them', () => {
    const silent = [...COMPANY_CASES, ...VERDICT_CASES].filter(({ why }) => why.trim() === '');
    expect(silent).toEqual([]);
  });

  it('hold no pair of companies twice, in whichever order', () => {
    const seen = COMPANY_CASES.map(inEitherOrder);
    expect(seen.filter((pair, index) => seen.indexOf(pair) !== index)).toEqual([]);
  });
});
