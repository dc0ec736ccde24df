import { countOutcomes } from '../../../local/cli/count-outcomes.ts';

it('sums reasons up to outcomes and keeps what was done about flags apart', () => {
  const counts = { 'verified:still_there': 3, 'verified:related_company': 1, 'flag:written': 2, retried: 1 };
  expect(countOutcomes(counts)).toEqual({
    byOutcome: { verified: 4 },
    byReason: { 'verified:related_company': 1, 'verified:still_there': 3 },
    flags: { written: 2 },
    other: { retried: 1 },
  });
});
