import { mergeObservation } from '../../shared/changes/merge-observation.ts';
import { profileStamp } from '../../shared/changes/profile-stamp.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { ProfileKey } from '../../shared/domain/ids.ts';
import type { Observation, Profile } from '../../shared/domain/profile.ts';

const profileKey = '0'.repeat(32) as ProfileKey; // 32 hexadecimal digits

const anObservation = (day: string, changes: Partial<Observation> = {}): Observation => ({
  personKey: 'feed:p-1',
  profileUrl: 'https://www.linkedin.com/in/ada-example',
  name: { given: 'Ada', family: 'Example' },
  positions: [{ companyName: 'Contoso', title: 'CTO', startMonth: '2020-01' as Month }],
  coverage: 'history',
  status: 'found',
  observedAt: `${day}T00:00:00.000Z` as Instant, // an ISO instant
  ...changes,
});
const first = mergeObservation(undefined, anObservation('2026-01-01'), { profileKey });
const after = (changes: Partial<Observation>): Profile =>
  mergeObservation(first, anObservation('2026-02-01', changes), { profileKey });

it('stays when a fresh reading says the same', () => {
  expect(profileStamp(after({}))).toBe(profileStamp(first));
  expect(after({}).observedAt).not.toBe(first.observedAt);
});

it('stays while a closed position is read again and again as closed', () => {
  const moved: Partial<Observation> = { positions: [{ companyName: 'Fabrikam' }] };
  const closed = after(moved);
  const again = mergeObservation(closed, anObservation('2026-03-01', moved), { profileKey });
  expect(profileStamp(again)).toBe(profileStamp(closed));
});

it('does not depend on the order of the positions', () => {
  const both = after({ positions: [{ companyName: 'Contoso' }, { companyName: 'Fabrikam' }] });
  expect(profileStamp({ ...both, positions: [...both.positions].reverse() })).toBe(profileStamp(both));
});

const told: { what: string; changes: Partial<Observation> }[] = [
  {
    what: 'an end month',
    changes: {
      positions: [
        {
          companyName: 'Contoso',
          title: 'CTO',
          startMonth: '2020-01' as Month,
          endMonth: '2026-01' as Month,
        },
      ],
    },
  },
  {
    what: 'a new employer and the closure of the old one',
    changes: { positions: [{ companyName: 'Fabrikam' }] },
  },
  { what: 'another name', changes: { name: { given: 'Ada', family: 'Married' } } },
  { what: 'another address', changes: { profileUrl: 'https://www.linkedin.com/in/ada-married' } },
  { what: 'another country', changes: { country: 'Norway' } },
  { what: 'a person who is gone', changes: { status: 'gone' } },
];

it.each(told)('changes with $what', ({ changes }) => {
  expect(profileStamp(after(changes))).not.toBe(profileStamp(first));
});
