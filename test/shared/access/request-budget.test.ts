import { makeRequestBudget } from '../../../shared/access/request-budget.ts';

function opened(keys = 100) {
  const time = { nowMs: 0 };
  const budget = makeRequestBudget({ now: () => new Date(time.nowMs), burst: 2, perSecond: 0.5, keys });
  return { time, charge: (key: string) => budget.charge(key) };
}

describe('a request budget', () => {
  it('gives a burst, then says how long to wait', () => {
    const { charge, time } = opened();
    expect([charge('a'), charge('a'), charge('a')]).toEqual([0, 0, 2]);
    time.nowMs = 1000;
    expect(charge('a')).toBe(1);
    time.nowMs = 2000;
    expect([charge('a'), charge('a')]).toEqual([0, 2]);
  });

  it('never saves up more than a burst', () => {
    const { charge, time } = opened();
    charge('a');
    time.nowMs = 3_600_000;
    expect([charge('a'), charge('a'), charge('a')]).toEqual([0, 0, 2]);
  });

  it('remembers who was seen last when there are too many', () => {
    const { charge } = opened(2);
    for (const key of ['a', 'a', 'b', 'b', 'a']) charge(key);
    charge('c'); // b is forgotten: silent longest
    expect(charge('a')).toBeGreaterThan(0);
    expect(charge('b')).toBe(0);
  });
});
