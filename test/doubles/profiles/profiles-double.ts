import { RetryLater } from '../../../shared/domain/failures.ts';
import type { LookUpKey, ProfileKey } from '../../../shared/domain/ids.ts';
import type { Observation } from '../../../shared/domain/profile.ts';
import type {
  IndexedProfile,
  ProfileIndex,
  ProfileSource,
  RejectedRecord,
} from '../../../shared/profiles/contract.ts';

const LOOK_UP_LIMIT = 200;

export type SourceDouble = ProfileSource & {
  /** What the source delivers after what it delivered before. */
  observations: Observation[];
  rejected: RejectedRecord[];
  down: boolean;
};
export type IndexDouble = ProfileIndex & { profiles: Map<ProfileKey, IndexedProfile>; down: boolean };

/** A profile source from arrays and an index in memory. */
export function makeProfilesDouble(
  start: { observations?: readonly Observation[]; rejected?: readonly RejectedRecord[] } = {},
): { source: SourceDouble; index: IndexDouble } {
  return { source: makeSource(start), index: makeIndex() };
}

function makeSource(start: {
  observations?: readonly Observation[];
  rejected?: readonly RejectedRecord[];
}): SourceDouble {
  const source: SourceDouble = {
    observations: [...(start.observations ?? [])],
    rejected: [...(start.rejected ?? [])],
    down: false,
    async readPage({ cursor, limit, signal }) {
      if (source.down) throw new RetryLater('profile_source_unavailable');
      if (signal.aborted) throw new RetryLater('out_of_time');
      const from = cursor === undefined ? 0 : Number(cursor);
      const to = Math.min(from + limit, source.observations.length);
      return {
        observations: structuredClone(source.observations.slice(from, to)),
        rejected: cursor === undefined ? structuredClone(source.rejected) : [],
        cursor: String(to),
        more: to < source.observations.length,
      };
    },
  };
  return source;
}

function makeIndex(): IndexDouble {
  const profiles = new Map<ProfileKey, IndexedProfile>();
  const answer = (): void => {
    if (index.down) throw new RetryLater('storage_unavailable');
  };
  const index: IndexDouble = {
    profiles,
    down: false,
    async readProfiles(keys) {
      answer();
      const found = new Map<ProfileKey, IndexedProfile>();
      for (const key of keys) {
        const indexed = profiles.get(key);
        if (indexed !== undefined) found.set(key, structuredClone(indexed));
      }
      return found;
    },
    async saveProfiles(saved) {
      answer();
      for (const indexed of saved) profiles.set(indexed.profile.key, structuredClone(indexed));
    },
    async findByLookUpKeys(keys) {
      answer();
      const found = new Map<LookUpKey, readonly ProfileKey[]>();
      const crowded: LookUpKey[] = [];
      for (const key of new Set(keys)) {
        const holders = [...profiles.values()].filter(({ lookUpKeys }) => lookUpKeys.includes(key));
        const profileKeys = holders.map(({ profile }) => profile.key).sort();
        if (profileKeys.length > LOOK_UP_LIMIT) crowded.push(key);
        if (profileKeys.length > 0) found.set(key, profileKeys.slice(0, LOOK_UP_LIMIT));
      }
      return { profileKeys: found, crowded };
    },
  };
  return index;
}
