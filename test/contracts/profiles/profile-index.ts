import { daySchema, monthSchema } from '../../../shared/domain/calendar.ts';
import type { Position } from '../../../shared/domain/profile.ts';
import type { ProfileIndex } from '../../../shared/profiles/contract.ts';
import { anIndexedProfile, lookUpKey, profileKey } from './an-indexed-profile.ts';

const aPosition = (companyName: string, changes: Partial<Position> = {}): Position => ({
  companyName,
  firstSeenOn: daySchema.parse('2026-01-01'),
  lastSeenOn: daySchema.parse('2026-10-15'),
  ...changes,
});

/** What every profile index does; `makeIndex` gives an empty one. */
export function behavesAsProfileIndex(makeIndex: () => Promise<ProfileIndex>): void {
  let index: ProfileIndex;
  beforeEach(async () => {
    index = await makeIndex();
  });
  const found = async (name: string) => {
    const { profileKeys } = await index.findByLookUpKeys([lookUpKey(name)]);
    return profileKeys.get(lookUpKey(name)) ?? [];
  };

  it('gives back every field of a profile', async () => {
    const full = anIndexedProfile('full', {
      keys: ['url', 'email'],
      profileUrl: 'https://www.linkedin.com/in/zoë',
      name: { given: 'Zoë', family: 'Example', full: 'Zoë Example' },
      emailKey: 'e1',
      city: 'Oslo',
      country: 'Norway',
      positions: [
        aPosition('Contoso', {
          companyId: '1',
          companyDomain: 'contoso.com',
          companyUrl: 'https://www.linkedin.com/company/contoso',
          title: 'CTO',
          startMonth: monthSchema.parse('2020-01'),
          endMonth: monthSchema.parse('2026-01'),
          kind: 'board',
        }),
        aPosition('株式会社', {
          shownOnly: true,
          closedBetween: { after: daySchema.parse('2026-01-01'), before: daySchema.parse('2026-02-01') },
        }),
      ],
      status: 'gone',
      observations: [{ day: daySchema.parse('2026-10-15'), coverage: 'history' }],
      factsSeenAt: { name: anIndexedProfile('any').profile.observedAt },
    });
    await index.saveProfiles([full]);
    expect([...(await index.readProfiles([profileKey('full')])).values()]).toEqual([full]);
  });

  it('leaves out profiles that it does not have', async () => {
    await index.saveProfiles([anIndexedProfile('known')]);
    const read = await index.readProfiles([profileKey('unknown'), profileKey('known')]);
    expect([...read.keys()]).toEqual([profileKey('known')]);
  });

  it('keeps 200 positions of the longest names in any script', async () => {
    const positions = Array.from({ length: 200 }, (_, number) =>
      aPosition(`${'😀'.repeat(149)}${String(number)}`),
    );
    await index.saveProfiles([anIndexedProfile('long', { positions })]);
    const read = await index.readProfiles([profileKey('long')]);
    expect(read.get(profileKey('long'))?.profile.positions).toEqual(positions);
  });

  it('finds all profiles that share a key, and nothing for an unknown one', async () => {
    await index.saveProfiles([
      anIndexedProfile('one', { keys: ['x'] }),
      anIndexedProfile('two', { keys: ['x', 'y'] }),
    ]);
    expect(await found('x')).toEqual([profileKey('one'), profileKey('two')].sort());
    expect(await found('y')).toEqual([profileKey('two')]);
    expect(await found('z')).toEqual([]);
  });

  it('no longer finds a profile under a key that it has lost', async () => {
    await index.saveProfiles([anIndexedProfile('moved', { keys: ['old', 'both'] })]);
    await index.saveProfiles([anIndexedProfile('moved', { keys: ['both', 'new'] })]);
    expect([await found('old'), await found('both'), await found('new')]).toEqual([
      [],
      [profileKey('moved')],
      [profileKey('moved')],
    ]);
  });

  it('finds a profile again under a key that it had lost and got back', async () => {
    for (const keys of [['a'], ['b'], ['a']]) await index.saveProfiles([anIndexedProfile('back', { keys })]);
    expect([await found('a'), await found('b')]).toEqual([[profileKey('back')], []]);
  });

  it('saves the same twice as if once', async () => {
    const same = anIndexedProfile('same', { keys: ['x'] });
    await index.saveProfiles([same, same]);
    await index.saveProfiles([same]);
    expect([...(await index.readProfiles([profileKey('same')])).values()]).toEqual([same]);
    expect(await found('x')).toEqual([profileKey('same')]);
  });

  it('gives 200 profiles a key and says which keys had more', async () => {
    const named = (count: number, key: string) =>
      Array.from({ length: count }, (_, number) =>
        anIndexedProfile(`${key}${String(number)}`, { keys: [key] }),
      );
    await index.saveProfiles([...named(201, 'crowd'), ...named(200, 'full')]);
    const { profileKeys, crowded } = await index.findByLookUpKeys([lookUpKey('crowd'), lookUpKey('full')]);
    expect(crowded).toEqual([lookUpKey('crowd')]);
    expect([profileKeys.get(lookUpKey('crowd'))?.length, profileKeys.get(lookUpKey('full'))?.length]).toEqual(
      [200, 200],
    );
  });

  it('erases a profile with what leads to it, and remembers whom', async () => {
    await index.saveProfiles([
      anIndexedProfile('gone', { keys: ['x'] }),
      anIndexedProfile('kept', { keys: ['x'] }),
    ]);
    const request = { keys: [profileKey('gone')], emailKeys: [lookUpKey('email')] };
    await index.eraseProfiles(request);
    await index.eraseProfiles(request);
    expect((await index.readProfiles([profileKey('gone')])).size).toBe(0);
    expect(await found('x')).toEqual([profileKey('kept')]);
    expect(await index.listErased()).toEqual(new Set([profileKey('gone'), lookUpKey('email')]));
  });

  it('lists all profiles in pages and forgets those that are removed', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    await index.saveProfiles(names.map((name) => anIndexedProfile(name, { keys: ['x'] })));
    await index.removeProfiles([profileKey('a'), profileKey('unknown')]);
    const first = await index.listProfiles({ next: undefined, limit: 3 });
    const rest = await index.listProfiles({ next: first.next, limit: 3 });
    const { observedAt } = anIndexedProfile('any').profile;
    expect([...first.profiles, ...rest.profiles]).toEqual(
      names
        .slice(1)
        .map(profileKey)
        .sort()
        .map((key) => ({ key, observedAt })),
    );
    expect(rest.next).toBeUndefined();
    expect(await found('x')).toHaveLength(4);
    expect((await index.listErased()).size).toBe(0);
  });
}
