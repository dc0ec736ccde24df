import * as z from 'zod';
import { FLAG, type Flag, type StoredFlag } from '../domain/flag.ts';

/** Which value of the column stands for which flag, in this environment. */
export type FlagValues = readonly { readonly flag: Flag; readonly value: number }[];

/** Option values of a publisher begin with its prefix, 10000 to 99999, and four digits follow (publisher.customizationoptionvalueprefix). */
const PREFIX = { least: 10_000, most: 99_999, room: 10_000 };

const startingAt = (first: number): FlagValues =>
  Object.values(FLAG).map((flag) => ({ flag, value: first + flag }));

/** The native column's own, where an environment takes them. */
export const PLAIN_VALUES: FlagValues = startingAt(0);

/** What the installer chooses where an environment refuses the plain ones. */
export const valuesOfPublisher = (optionPrefix: number): FlagValues => startingAt(optionPrefix * PREFIX.room);

/**
 * The three values among a choice's options: 0, 1 and 2, else the first three of the one publisher that has them all.
 * Undefined where there are none, or where two publishers' could be meant.
 */
export function flagValuesAmong(options: readonly number[]): FlagValues | undefined {
  const has = (values: FlagValues) => values.every(({ value }) => options.includes(value));
  if (has(PLAIN_VALUES)) return PLAIN_VALUES;
  const prefixes = options
    .filter((value) => value % PREFIX.room === 0)
    .map((value) => value / PREFIX.room)
    .filter((prefix) => prefix >= PREFIX.least && prefix <= PREFIX.most);
  const [found, ...others] = prefixes.map(valuesOfPublisher).filter(has);
  return others.length === 0 ? found : undefined;
}

/** The flag's value as this environment stores it. */
export const valueOf = (values: FlagValues, wanted: Flag): number => {
  const found = values.find(({ flag }) => flag === wanted);
  if (found === undefined) throw new Error(`No value stands for the flag ${wanted}`);
  return found.value;
};

/** A stored value as a flag; another option of the column makes the row unreadable. */
export const storedFlagIn = (values: FlagValues) =>
  z
    .number()
    .nullish()
    .transform((stored, context): StoredFlag => {
      if (stored == null) return null;
      const known = values.find(({ value }) => value === stored);
      if (known !== undefined) return known.flag;
      context.addIssue({ code: 'invalid_value', values: values.map(({ value }) => value) });
      return z.NEVER;
    });
