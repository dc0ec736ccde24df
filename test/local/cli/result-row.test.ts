import { neutralCell, resultRow } from '../../../local/cli/result-row.ts';
import type { Explanation } from '../../../shared/jobs/explain-contacts.ts';

// Only what a row shows is filled in; the rest of an explanation plays no part.
const explanation = (overrides: Record<string, unknown> = {}) =>
  ({
    contact: { id: '00000000-0000-4000-8000-000000000001', firstName: 'Ines', lastName: 'Moreau', flag: 1 },
    account: { name: 'Halden Optik AG' },
    verdict: {
      outcome: { kind: 'notAtCompany', reason: 'position_ended' },
      confidence: 0.98765,
      destination: { companyName: '=cmd', title: 'Buyer', since: '2026-05' },
      sentence: 'Left.',
    },
    ...overrides,
  }) as unknown as Explanation; // only what a row shows is filled in

it('shows the verdict with the flag that stands in the CRM', () => {
  expect(resultRow(explanation())).toEqual({
    contactId: '00000000-0000-4000-8000-000000000001',
    firstName: 'Ines',
    lastName: 'Moreau',
    accountName: 'Halden Optik AG',
    outcome: 'notAtCompany',
    reason: 'position_ended',
    flag: '1',
    confidence: '0.99',
    newCompany: "'=cmd",
    newTitle: 'Buyer',
    since: '2026-05',
    explanation: 'Left.',
  });
});

it('shows what became of the verdict: a held flag is held', () => {
  const held = resultRow(explanation({ snapshot: { outcome: { kind: 'held', reason: 'mass_move' } } }));
  expect(held).toMatchObject({ outcome: 'held', reason: 'mass_move' });
});

it('says what a dry run would write', () => {
  const snapshot = { outcome: { kind: 'notAtCompany', reason: 'position_ended' }, owed: 1 };
  expect(resultRow(explanation({ snapshot })).explanation).toBe('Left. Dry run: would set 1.');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
  'keeps a spreadsheet from taking %j for a formula',
  (text) => {
    expect(neutralCell(text)).toBe(`'${text}`);
  },
);
