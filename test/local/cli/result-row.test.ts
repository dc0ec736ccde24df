import { resultRow } from '../../../local/cli/result-row.ts';
import { contactResult } from '../../../local/report/contact-result.ts';
import { wordsOf } from '../../../local/report/words/words-of.ts';
import type { Snapshot } from '../../../shared/domain/snapshot.ts';
import type { Explanation } from '../../../shared/jobs/explain-contacts.ts';
import { accountIdOf } from '../../builders/ids.ts';
import { explained, position, TODAY } from '../report/explained-people.ts';

const words = wordsOf('en');
const left = (changes: Partial<Explanation> = {}): Explanation => ({
  ...explained({
    contact: { firstName: 'Ines', lastName: 'Moreau', flag: 1 },
    positions: [
      position('Halden Optik', { start: '2019-01', end: '2026-04' }),
      position('Novalinde', { start: '2026-05', title: 'Buyer' }),
    ],
  }),
  ...changes,
});
const rowOf = (explanation: Explanation, name = 'Novalinde GmbH') =>
  resultRow(
    contactResult(explanation, {
      language: 'en',
      words,
      findAccount: ({ companyName }) =>
        companyName === 'Novalinde' && name !== '' ? { id: accountIdOf(9), name } : undefined,
    }),
    { words, today: TODAY },
  );
const snapshot = (changes: Partial<Snapshot>) =>
  ({ outcome: left().verdict.outcome, ...changes }) as Snapshot; // only what a row shows

it('shows the verdict with the flag that stands in the CRM', () => {
  const { evidence, ...row } = rowOf(left());
  expect(evidence).toContain('The position at the account ended in April 2026');
  expect(row).toEqual({
    contactId: '11111111-0000-4000-8000-000000000001',
    firstName: 'Ines',
    lastName: 'Moreau',
    accountName: 'Halden Optik AG',
    outcome: 'notAtCompany',
    reason: 'position_ended',
    flag: '1',
    confidence: '0.93',
    newCompany: 'Novalinde',
    newTitle: 'Buyer',
    since: '2026-05',
    explanation:
      'Left Halden Optik in April 2026 and is now Buyer at Novalinde (profile seen on 2 November 2026).',
    confidenceBand: 'medium',
    otherAccountName: 'Novalinde GmbH',
    otherAccountId: accountIdOf(9),
    profileUrl: 'https://www.linkedin.com/in/person-1',
    profileSeenOn: '2026-11-02',
    checkedOn: '2026-11-20',
    wouldSetFlag: '',
  });
});

it('shows what became of the verdict, and why: a held flag is held', () => {
  const held = rowOf(left({ snapshot: snapshot({ outcome: { kind: 'held', reason: 'mass_move' } }) }));
  expect(held).toMatchObject({ outcome: 'held', reason: 'mass_move', otherAccountName: '' });
  expect(held.explanation).toMatch(/^Left Halden Optik in April 2026 .*\. The flag is held back: /);
});

it('says what a dry run would write', () => {
  const row = rowOf(left({ snapshot: snapshot({ owed: 1 }) }));
  expect(row.wouldSetFlag).toBe('1');
  expect(row.explanation).toMatch(/\. Dry run: would set 1 \(Not at Company\)\.$/);
});

it.each([
  'javascript:alert(1)',
  'https://evil.example/in/ada',
  'https://www.linkedin.com.evil.example/in/ada',
])('makes no link of %s', (linkedInUrl) => {
  expect(rowOf(explained({ contact: { linkedInUrl }, positions: undefined })).profileUrl).toBe('');
});
