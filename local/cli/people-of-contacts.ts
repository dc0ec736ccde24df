import {
  contactLookUpKeys,
  emailLookUpKey,
  profileLookUpKeys,
  type LookedFor,
} from '../../shared/changes/look-up-keys.ts';
import { mergeObservation } from '../../shared/changes/merge-observation.ts';
import { profileKeyOf } from '../../shared/changes/profile-key.ts';
import type { ProfileKey } from '../../shared/domain/ids.ts';
import type { Observation } from '../../shared/domain/profile.ts';
import { KeyCounts } from './key-counts.ts';

/**
 * Whose profiles are kept: people who share a look-up key with a contact in any of their readings. A later reading
 * under a married name, or one that says that the profile is gone, is of the same person and kept with the others.
 */
export class PeopleOfContacts {
  private readonly wanted = new KeyCounts();
  private readonly people = new KeyCounts();
  private readonly secret: string;

  private constructor({ secret }: { secret: string }) {
    this.secret = secret;
  }

  /** Of a contact the keys alone are held: an environment has hundreds of thousands. */
  static async among(
    contacts: Iterable<LookedFor> | AsyncIterable<LookedFor>,
    { secret }: { secret: string },
  ): Promise<PeopleOfContacts> {
    const people = new PeopleOfContacts({ secret });
    for await (const contact of contacts) {
      for (const key of contactLookUpKeys(contact, { secret })) people.wanted.add(key);
    }
    return people;
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
