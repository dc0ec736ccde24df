import { instantSchema } from '../../../shared/domain/calendar.ts';
import { digest } from '../../../shared/domain/digest.ts';
import {
  lookUpKeySchema,
  profileKeySchema,
  stampSchema,
  type LookUpKey,
  type ProfileKey,
} from '../../../shared/domain/ids.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { IndexedProfile } from '../../../shared/profiles/contract.ts';

export const profileKey = (name: string): ProfileKey => profileKeySchema.parse(digest(name, 32));
export const lookUpKey = (name: string): LookUpKey => lookUpKeySchema.parse(digest(['look-up', name], 32));

/** A profile in the index under these look-up keys. */
export function anIndexedProfile(
  name: string,
  { keys = [], ...changes }: Partial<Profile> & { keys?: readonly string[] } = {},
): IndexedProfile {
  const profile: Profile = {
    key: profileKey(name),
    name: { full: 'Ada Example' },
    positions: [],
    status: 'found',
    observedAt: instantSchema.parse('2026-10-15T00:00:00.000Z'),
    ...changes,
  };
  return { profile, stamp: stampSchema.parse(digest([name], 16)), lookUpKeys: keys.map(lookUpKey) };
}
