import type { Instant } from '../../../shared/domain/calendar.ts';
import type { LookUpKey, ProfileKey } from '../../../shared/domain/ids.ts';
import type { IndexedProfile, ProfileIndex } from '../../../shared/profiles/contract.ts';
import { pageOf } from '../state/page-of.ts';

type Listed = { key: ProfileKey; observedAt: Instant };

const PROFILES_PER_KEY_MAX = 200;

/** The index in memory. */
export function makeProfileIndexDouble(): ProfileIndex {
  const profiles = new Map<ProfileKey, IndexedProfile>();
  const erased = new Set<string>();
  const holdersOf = (key: LookUpKey): ProfileKey[] =>
    [...profiles.values()]
      .filter(({ lookUpKeys }) => lookUpKeys.includes(key))
      .map(({ profile }) => profile.key)
      .sort();
  return {
    async readProfiles(keys) {
      return new Map(
        keys.flatMap((key) => {
          const held = profiles.get(key);
          return held === undefined ? [] : [[key, structuredClone(held)] as const];
        }),
      );
    },
    async saveProfiles(changed) {
      for (const indexed of changed) profiles.set(indexed.profile.key, structuredClone(indexed));
    },
    async eraseProfiles({ keys, emailKeys }) {
      for (const key of [...keys, ...emailKeys]) erased.add(key);
      for (const key of keys) profiles.delete(key);
    },
    async listErased() {
      return new Set(erased);
    },
    async listProfiles(page) {
      const entries = [...profiles]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, { profile }]) => [key, { key, observedAt: profile.observedAt }] as [string, Listed]);
      const { rows, ...next } = pageOf(entries, page);
      return { profiles: rows, ...next };
    },
    async removeProfiles(keys) {
      for (const key of keys) profiles.delete(key);
    },
    async findByLookUpKeys(keys) {
      const all = new Map(
        keys.map((key) => [key, holdersOf(key)] as const).filter(([, holders]) => holders.length > 0),
      );
      return {
        profileKeys: new Map([...all].map(([key, holders]) => [key, holders.slice(0, PROFILES_PER_KEY_MAX)])),
        crowded: [...all.keys()].filter((key) => (all.get(key)?.length ?? 0) > PROFILES_PER_KEY_MAX),
      };
    },
  };
}
