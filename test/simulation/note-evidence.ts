import { profileKeyOf } from '../../shared/changes/profile-key.ts';
import { nextCompanyOf, personOf, type Circle } from './people.ts';
import type { World } from './world.ts';

type Noted = { circle: Circle; left: ReadonlySet<number>; note: (person: number) => void };

/** Evidence counts from the moment the product has read it: before, nobody can have decided about it. */
export function noteEvidence({ profiles }: Pick<World, 'profiles'>, { circle, left, note }: Noted): void {
  const known = new Set<number>();
  const save = profiles.saveProfiles.bind(profiles);
  profiles.saveProfiles = async (saved, options) => {
    await save(saved, options);
    for (const person of left) {
      const key = profileKeyOf(personOf(person, circle).observation);
      const next = nextCompanyOf(person, circle);
      const isRead = saved.some(
        ({ profile }) =>
          profile.key === key && profile.positions.some(({ companyName }) => companyName === next),
      );
      if (!isRead || known.has(person)) continue;
      known.add(person);
      note(person);
    }
  };
}
