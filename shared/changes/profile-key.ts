import { digest } from '../domain/digest.ts';
import type { ProfileKey } from '../domain/ids.ts';
import type { Observation } from '../domain/profile.ts';
import { normaliseProfileUrl } from '../matching/person/normalise-profile-url.ts';

/** Sources that report one address report one person; without an address only the source's own id is left. */
export function profileKeyOf(observation: Pick<Observation, 'profileUrl' | 'personKey'>): ProfileKey {
  const { profileUrl, personKey } = observation;
  const address = profileUrl === undefined ? undefined : normaliseProfileUrl(profileUrl);
  const named = address === undefined ? ['person', personKey] : ['url', address];
  return digest(named, 32) as ProfileKey; // 32 hexadecimal digits make the brand
}
