import { rejectedLines } from '../../../local/report/rejected-lines.ts';
import { wordsOf } from '../../../local/report/words/words-of.ts';
import { profileKeySchema } from '../../../shared/domain/ids.ts';
import type { RejectedCandidateReason } from '../../../shared/domain/verdict.ts';

const candidate = (number: number, why: RejectedCandidateReason) => ({
  what: 'candidate' as const,
  profileKey: profileKeySchema.parse(String(number).padStart(32, '0')),
  why,
});
const { rejected: words } = wordsOf('en').evidence;

it('counts other profiles, by whether one could be chosen', () => {
  expect(rejectedLines([candidate(1, 'weaker_evidence')], words)).toEqual(['1 other profile fits less well']);
  const two = [candidate(1, 'not_decided'), candidate(2, 'not_decided')];
  expect(rejectedLines(two, words)).toEqual(['2 profiles fit equally well']);
});

it('names a position that decided nothing once, and why', () => {
  const position = { what: 'position', companyName: 'Marker Inc', why: 'not_begun' } as const;
  expect(rejectedLines([position, position], words)).toEqual(['Marker Inc: not begun yet']);
});

it('is silent about earlier jobs elsewhere, which explain nothing', () => {
  const position = { what: 'position', companyName: 'Marker Inc', why: 'ended_elsewhere' } as const;
  expect(rejectedLines([position], words)).toEqual([]);
});
