import {
  contactLookUpKeys,
  emailLookUpKey,
  profileLookUpKeys,
  type LookedFor,
} from '../../shared/changes/look-up-keys.ts';
import { mergeObservation } from '../../shared/changes/merge-observation.ts';
import { profileKeyOf } from '../../shared/changes/profile-key.ts';
import type { LookUpKey, ProfileKey } from '../../shared/domain/ids.ts';
import type { Observation } from '../../shared/domain/profile.ts';

/**
 * Whose profiles are kept: people who share a look-up key with a contact in any of their readings. A later reading
 * under a married name, or one that says that the profile is gone, is of the same person and kept with the others.
 */
export class PeopleOfContacts {
  private readonly wanted = new Set<LookUpKey>();
  private readonly people = new Set<ProfileKey>();
  private readonly secret: string;

  constructor(contacts: Iterable<LookedFor>, { secret }: { secret: string }) {
    this.secret = secret;
    for (const contact of contacts) {
      for (const key of contactLookUpKeys(contact, { secret })) this.wanted.add(key);
    }
  }

  has(observation: Observation): boolean {
    return this.people.has(profileKeyOf(observation));
  }

  /** Remembers the people whose reading a contact would find. */
  look(observations: readonly Observation[]): void {
    for (const observation of observations) {
      const profileKey = profileKeyOf(observation);
      if (!this.people.has(profileKey) && this.isWanted(observation, profileKey)) this.people.add(profileKey);
    }
  }

  /** People kept by an earlier run: their profiles are in the index. */
  remember(observations: readonly Observation[]): void {
    for (const observation of observations) this.people.add(profileKeyOf(observation));
  }

  private isWanted(observation: Observation, profileKey: ProfileKey): boolean {
    const emailKey = emailLookUpKey(observation.email, { secret: this.secret });
    const known = emailKey === undefined ? { profileKey } : { profileKey, emailKey };
    // Positions find nobody and cost the most.
    const profile = mergeObservation(undefined, { ...observation, positions: [] }, known);
    return profileLookUpKeys(profile, { secret: this.secret }).some((key) => this.wanted.has(key));
  }
}
