import fc from 'fast-check';
import { mergeObservation } from '../../shared/changes/merge-observation.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { ProfileKey } from '../../shared/domain/ids.ts';
import type { Observation, Profile, ReportedPosition } from '../../shared/domain/profile.ts';

const profileKey = '0'.repeat(32) as ProfileKey; // 32 hexadecimal digits
const month = (text: string): Month => text as Month; // literals of this file are months

function anObservation(day: string, changes: Partial<Observation> = {}): Observation {
  return {
    personKey: 'feed:p-1',
    name: { full: 'Ada Example' },
    positions: [{ companyName: 'Contoso' }],
    coverage: 'history',
    status: 'found',
    observedAt: `${day}T00:00:00.000Z` as Instant, // an ISO instant
    ...changes,
  };
}

const merged = (...observations: Observation[]): Profile => {
  const profile = observations.reduce<Profile | undefined>(
    (known, observation) => mergeObservation(known, observation, { profileKey }),
    undefined,
  );
  if (profile === undefined) throw new Error('no observation');
  return profile;
};
const shown = (day: string, ...companies: string[]): Observation =>
  anObservation(day, {
    coverage: companies.length === 0 ? 'none' : 'shown',
    positions: companies.map((companyName) => ({ companyName })),
  });
const history = (day: string, ...positions: (string | ReportedPosition)[]): Observation =>
  anObservation(day, {
    positions: positions.map((position) =>
      typeof position === 'string' ? { companyName: position } : position,
    ),
  });
const position = (profile: Profile, companyName: string) =>
  profile.positions.find((each) => each.companyName === companyName);

describe('what successive readings add', () => {
  it('keeps the first and the last day on which a position was seen', () => {
    const profile = merged(history('2026-03-01', 'Contoso'), history('2026-01-01', 'Contoso'));
    expect(position(profile, 'Contoso')).toMatchObject({
      firstSeenOn: '2026-01-01',
      lastSeenOn: '2026-03-01',
    });
  });

  it('recognises an entry by company, title and start, whatever the spelling of case and space', () => {
    const profile = merged(history('2026-01-01', 'Contoso  Ltd'), history('2026-02-01', 'CONTOSO Ltd'));
    expect(profile.positions).toHaveLength(1);
    expect(profile.positions[0]?.companyName).toBe('CONTOSO Ltd');
  });

  it('takes the end month from the newest reading of the position', () => {
    const open = history('2026-02-01', 'Contoso');
    const ended = history('2026-01-01', { companyName: 'Contoso', endMonth: month('2025-12') });
    const endedLater = { ...ended, observedAt: '2026-03-01T00:00:00.000Z' as Instant }; // an ISO instant
    expect(position(merged(ended, open), 'Contoso')).not.toHaveProperty('endMonth');
    expect(position(merged(endedLater, open), 'Contoso')?.endMonth).toBe('2025-12');
  });

  it('unites readings of one day, even when a person comes in two parts', () => {
    const profile = merged(history('2026-01-01', 'Contoso'), history('2026-01-01', 'Fabrikam'));
    expect(profile.positions.map(({ companyName }) => companyName).sort()).toEqual(['Contoso', 'Fabrikam']);
    expect(profile.positions.filter(({ closedBetween }) => closedBetween)).toEqual([]);
  });

  it('never lets an older reading change what a newer one said', () => {
    const newer = anObservation('2026-05-01', {
      name: { full: 'Ada New' },
      profileUrl: 'in/new',
      city: 'Oslo',
    });
    const older = anObservation('2026-01-01', { name: { full: 'Ada Old' }, profileUrl: 'in/old' });
    expect(merged(newer, older)).toMatchObject({
      name: { full: 'Ada New' },
      profileUrl: 'in/new',
      city: 'Oslo',
    });
  });

  it('keeps what a newer reading does not mention', () => {
    const first = mergeObservation(undefined, anObservation('2026-01-01'), { profileKey, emailKey: 'e1' });
    const second = mergeObservation(first, anObservation('2026-02-01'), { profileKey });
    expect(second.emailKey).toBe('e1');
  });

  it('takes at most 200 positions and drops the ones that ended longest ago', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({
      companyName: `Company ${String(index)}`,
      endMonth: month(
        `${String(1901 + Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`,
      ),
    }));
    const profile = merged(history('2026-01-01', 'Contoso', ...many));
    expect(profile.positions).toHaveLength(200);
    expect(position(profile, 'Contoso')).toBeDefined();
    expect(position(profile, 'Company 50')).toBeUndefined();
    expect(position(profile, 'Company 51')).toBeDefined();
  });
});

describe('closed by observation', () => {
  const closures: { name: string; readings: Observation[]; closed: object | undefined }[] = [
    {
      name: 'a later history without the position closes it',
      readings: [history('2026-01-01', 'Contoso'), history('2026-02-01', 'Fabrikam')],
      closed: { after: '2026-01-01', before: '2026-02-01' },
    },
    {
      name: 'the first later history counts, not the last',
      readings: [
        history('2026-01-01', 'Contoso'),
        history('2026-03-01', 'Fabrikam'),
        history('2026-02-01', 'Fabrikam'),
      ],
      closed: { after: '2026-01-01', before: '2026-02-01' },
    },
    {
      name: 'a shown company closes what was only shown',
      readings: [shown('2026-01-01', 'Contoso'), shown('2026-02-01', 'Fabrikam')],
      closed: { after: '2026-01-01', before: '2026-02-01' },
    },
    {
      name: 'a shown company does not close what a history listed',
      readings: [history('2026-01-01', 'Contoso'), shown('2026-02-01', 'Fabrikam')],
      closed: undefined,
    },
    {
      name: 'a reading without employer closes nothing',
      readings: [shown('2026-01-01', 'Contoso'), shown('2026-02-01')],
      closed: undefined,
    },
    {
      name: 'an empty history is a hidden career and closes nothing',
      readings: [history('2026-01-01', 'Contoso'), history('2026-02-01')],
      closed: undefined,
    },
    {
      name: 'a person who is gone closes nothing',
      readings: [
        history('2026-01-01', 'Contoso'),
        anObservation('2026-02-01', { status: 'gone', positions: [{ companyName: 'Fabrikam' }] }),
      ],
      closed: undefined,
    },
    {
      name: 'seen again, it is open again',
      readings: [
        history('2026-01-01', 'Contoso'),
        history('2026-02-01', 'Fabrikam'),
        history('2026-03-01', 'Contoso'),
      ],
      closed: undefined,
    },
  ];

  it.each(closures)('$name', ({ readings, closed }) => {
    expect(position(merged(...readings), 'Contoso')?.closedBetween).toEqual(closed);
  });

  it('does not let a closure wander while readings go on for years', () => {
    const later = Array.from({ length: 60 }, (_, index) =>
      history(new Date(Date.UTC(2026, 1, 1 + index)).toISOString().slice(0, 10), 'Fabrikam'),
    );
    const profile = merged(history('2026-01-01', 'Contoso'), ...later);
    expect(position(profile, 'Contoso')?.closedBetween?.before).toBe('2026-02-01');
    expect(profile.observations).toHaveLength(25);
  });
});

const companies = fc.constantFrom('Contoso', 'contoso', 'Fabrikam', 'Tailspin');
const months = fc.constantFrom('2024-01', '2025-06', '2026-01').map(month);
const positions = fc.array(
  fc.record(
    { companyName: companies, title: fc.constantFrom('CTO', 'Clerk'), startMonth: months, endMonth: months },
    { requiredKeys: ['companyName'] },
  ),
  { maxLength: 3 },
);
const observations = fc.array(
  fc.record(
    {
      personKey: fc.constant('feed:p-1'),
      name: fc.record({ full: fc.constantFrom('Ada', 'Eve', '') }, { requiredKeys: [] }),
      profileUrl: fc.constantFrom('in/ada', 'in/eve'),
      city: fc.constantFrom('Oslo', 'Rome'),
      positions,
      coverage: fc.constantFrom('history' as const, 'shown' as const, 'none' as const),
      status: fc.constantFrom('found' as const, 'found' as const, 'gone' as const),
      observedAt: fc
        .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 1 }))
        .map(([day, hour]) => `2026-01-0${String(day)}T0${String(hour)}:00:00.000Z` as Instant),
    },
    { requiredKeys: ['personKey', 'name', 'positions', 'coverage', 'status', 'observedAt'] },
  ),
  { minLength: 1, maxLength: 8 },
);

it('gives the same profile for any order and any repetition of the observations', () => {
  const shuffled = observations.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc
        .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))
        .map(([once, again]) => [...once, ...again]),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([all, mixed]) => {
      expect(merged(...mixed)).toEqual(merged(...all));
    }),
    { numRuns: 2_000 },
  );
});
