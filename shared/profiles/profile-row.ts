import * as z from 'zod';
import { digest } from '../domain/digest.ts';
import { GiveUp } from '../domain/failures.ts';
import { lookUpKeySchema, stampSchema, type LookUpKey, type ProfileKey } from '../domain/ids.ts';
import type { IndexedProfile } from './contract.ts';
import { splitText } from './split-text.ts';
import { storedPersonSchema, storedPositionSchema } from './stored-profile.ts';

/** The latest positions; what is older is of no use to a verdict and a row holds 1 MiB (design §7). */
const POSITIONS_MAX = 200;

export type ProfileRow = { partitionKey: string; rowKey: string; [column: string]: unknown };

/** What saving needs to know of the row that is there. */
export type StoredProfile = IndexedProfile & {
  /** Digest of all that is stored: equal = nothing to write. */
  content: string;
  /** Keys that no longer hold and whose rows may still be there. */
  leftKeys: readonly LookUpKey[];
};

export const profileRowKeys = (key: ProfileKey): { partitionKey: string; rowKey: string } => ({
  partitionKey: key.slice(0, 1),
  rowKey: key,
});

export function profileRow(indexed: IndexedProfile, leftKeys: readonly LookUpKey[]): ProfileRow {
  const { person, positions } = persisted(indexed);
  const parts = splitText(JSON.stringify(positions));
  return {
    ...profileRowKeys(indexed.profile.key),
    stamp: indexed.stamp,
    content: contentOf(indexed),
    lookUpKeys: indexed.lookUpKeys.join(' '),
    leftKeys: leftKeys.join(' '),
    observedAt: person.observedAt,
    person: JSON.stringify(person),
    ...Object.fromEntries(parts.map((part, index) => [`positions${String(index)}`, part])),
  };
}

export function contentOf(indexed: IndexedProfile): string {
  const { stamp, lookUpKeys } = indexed;
  return digest([JSON.stringify(persisted(indexed)), stamp, [...lookUpKeys].sort()], 32);
}

/** Through the schema, so that what is written can be read, and equal profiles are equal texts. */
function persisted({ profile }: IndexedProfile) {
  const { positions, ...person } = profile;
  return {
    person: storedPersonSchema.parse(person),
    positions: storedPositionSchema.array().parse(positions.slice(0, POSITIONS_MAX)),
  };
}

const keyList = z
  .string()
  .transform((text) => lookUpKeySchema.array().parse(text.split(' ').filter(Boolean)));
const rowSchema = z.object({
  rowKey: z.string(),
  stamp: stampSchema,
  content: z.string(),
  lookUpKeys: keyList,
  leftKeys: keyList,
  person: z.string().transform((text) => storedPersonSchema.parse(JSON.parse(text))),
});

export function readProfileRow(row: Readonly<Record<string, unknown>>): StoredProfile {
  try {
    const { stamp, content, lookUpKeys, leftKeys, person } = rowSchema.parse(row);
    const positions = storedPositionSchema.array().parse(JSON.parse(positionsText(row)));
    return { profile: { ...person, positions }, stamp, content, lookUpKeys, leftKeys };
  } catch {
    // Not even as a cause: the parser's message may quote the person.
    throw new GiveUp('state_malformed', {
      detail: `table of profiles, row ${String(row['rowKey'])}: not as we write it; delete the row and read the feed again`,
    });
  }
}

function positionsText(row: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (let index = 0; ; index++) {
    const part = row[`positions${String(index)}`];
    if (typeof part !== 'string') return text;
    text += part;
  }
}
