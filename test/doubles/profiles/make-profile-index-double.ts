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
  const holders = new Map<LookUpKey, Set<ProfileKey>>();
  const holdersOf = (key: LookUpKey): ProfileKey[] => [...(holders.get(key) ?? [])].sort();
  const remove = (key: ProfileKey): void => {
    for (const lookUpKey of profiles.get(key)?.lookUpKeys ?? []) holders.get(lookUpKey)?.delete(key);
    profiles.delete(key);
  };
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
      for (const indexed of changed) {
        const { key } = indexed.profile;
        remove(key);
        profiles.set(key, structuredClone(indexed));
        for (const lookUpKey of indexed.lookUpKeys)
          holders.set(lookUpKey, (holders.get(lookUpKey) ?? new Set()).add(key));
      }
    },
    async eraseProfiles({ keys, emailKeys }) {
      for (const key of [...keys, ...emailKeys]) erased.add(key);
      for (const key of keys) remove(key);
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
      for (const key of keys) remove(key);
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
