import type { Instant } from '../domain/calendar.ts';
import type { LookUpKey, ProfileKey, Stamp } from '../domain/ids.ts';
import type { Observation, Profile } from '../domain/profile.ts';

/** A record that could not be read: where it stands and what is wrong, never what it says of a person. */
export type RejectedRecord = { file: string; line: number; problem: string };

export type ObservationPage = {
  observations: readonly Observation[];
  rejected: readonly RejectedRecord[];
  /** Where to go on; opaque; at most 60,000 characters. */
  cursor: string;
  more: boolean;
};

export interface ProfileSource {
  /**
   * Up to `limit` persons after `cursor`; from the beginning when it is absent. Reading a page twice gives the same
   * page while the files stay as they are; a file that changed is read from its start. Absence from a source is no
   * news. Throws RetryLater while the source is down, GiveUp when it cannot be used at all.
   */
  readPage(request: {
    cursor: string | undefined;
    limit: number;
    signal: AbortSignal;
  }): Promise<ObservationPage>;
}

/** A profile with everything the index keeps about it. */
export type IndexedProfile = { profile: Profile; stamp: Stamp; lookUpKeys: readonly LookUpKey[] };

export interface ProfileIndex {
  readProfiles(keys: readonly ProfileKey[]): Promise<ReadonlyMap<ProfileKey, IndexedProfile>>;

  /**
   * Saves profile and keys, and removes keys that no longer hold. Writing the same again changes nothing. `absent`:
   * profiles that `readProfiles` has just not found, so that they need not be looked for again.
   */
  saveProfiles(
    profiles: readonly IndexedProfile[],
    options?: { absent: ReadonlySet<ProfileKey> },
  ): Promise<void>;

  /** Profiles that share a look-up key with the asker, per key; at most 200 a key, `crowded` names keys that had more. */
  findByLookUpKeys(
    keys: readonly LookUpKey[],
  ): Promise<{ profileKeys: ReadonlyMap<LookUpKey, readonly ProfileKey[]>; crowded: readonly LookUpKey[] }>;

  /**
   * Removes profiles with everything that leads to them, and remembers their keys and these e-mail keys, so that a
   * later reading of the source does not bring the person back.
   */
  eraseProfiles(request: { keys: readonly ProfileKey[]; emailKeys: readonly LookUpKey[] }): Promise<void>;
  /** Profile keys and e-mail keys of everybody who was erased. */
  listErased(): Promise<ReadonlySet<string>>;

  /** All profiles by their keys alone, page by page, in a fixed order. */
  listProfiles(request: {
    next: string | undefined;
    limit: number;
  }): Promise<{ profiles: readonly { key: ProfileKey; observedAt: Instant }[]; next?: string }>;
  /** Removes profiles that are too old to keep; a later reading may bring them again. */
  removeProfiles(keys: readonly ProfileKey[]): Promise<void>;
}
