import { onFirstUse } from '../text/on-first-use.ts';
import spellings from './name-spellings.json' with { type: 'json' };
import table from './nicknames.json' with { type: 'json' };

function rootsByName(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const roots = new Map<string, string[]>();
  for (const [root = '', ...others] of groups)
    for (const name of [root, ...others]) roots.set(name, [...(roots.get(name) ?? []), root]);
  return roots;
}

const rootsOfGiven = onFirstUse(() => rootsByName([...table.groups, ...spellings.names]));
const rootsOfFamily = onFirstUse(() => rootsByName([...spellings.names, ...spellings.surnames]));
const NONE: readonly string[] = [];

/** The names that stand for all their short forms; several for a short form such as Sasha, none when it has none. */
export const rootsOfGivenName = (given: string): readonly string[] => rootsOfGiven().get(given) ?? NONE;

/** The names that stand for all Latin spellings of one surname: Hsieh and Xie, Muhammed and Mohammed. */
export const rootsOfFamilyName = (family: string): readonly string[] => rootsOfFamily().get(family) ?? NONE;
