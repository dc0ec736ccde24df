import { distance } from 'fastest-levenshtein';
import { SETTINGS_TABLE, type SettingName } from './settings-table.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that looks like a setting of ours and that nothing reads. */
export type UnknownSetting = {
  name: string;
  nearest: SettingName;
  /** So close to a setting which is not given that it must be meant. */
  isMisspelt: boolean;
};

/** Other settings begin with these too, but nobody else's variables do: the platform sets none of them. */
const OURS = ['DATAVERSE_', 'POLICY_', 'PROFILES_FEED_', 'STATE_STORAGE_', 'SWEEP_', 'SYNCING_'];

/** Edits between a misspelt name and the one that is meant; two are a swapped pair of letters. */
const EDITS_MAX = 2;
/** An edit more for each five letters, so that short names of others are left alone. */
const LETTERS_PER_EDIT = 5;

const NAMES = SETTINGS_TABLE.map(({ name }) => name);
const KNOWN: ReadonlySet<string> = new Set(NAMES);

/** Case and underscores are what people get wrong first. */
const lettersOf = (name: string): string => name.replaceAll(/[_:]/g, '').toUpperCase();

/** What is set beside the settings although it looks like one, with the setting that its name is nearest to. */
export function findUnknownSettings(environment: Environment): readonly UnknownSetting[] {
  return Object.entries(environment)
    .filter(([name, value]) => !KNOWN.has(name) && value !== undefined && value.trim() !== '')
    .flatMap(([name]) => unknownSettingOf(name, environment) ?? [])
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function unknownSettingOf(name: string, environment: Environment): UnknownSetting | undefined {
  const letters = lettersOf(name);
  const [first, ...others] = NAMES.map((known) => ({ known, edits: distance(letters, lettersOf(known)) }));
  if (first === undefined) return undefined;
  const { known: nearest, edits } = others.reduce(
    (best, one) => (one.edits < best.edits ? one : best),
    first,
  );
  const isClose = edits <= Math.min(EDITS_MAX, Math.floor(letters.length / LETTERS_PER_EDIT));
  const given = environment[nearest]?.trim() ?? '';
  // Windows answers to a name in any case: what is read there is no other variable.
  if (isClose && given !== '' && name.toUpperCase() === nearest.toUpperCase()) return undefined;
  if (!isClose && !OURS.some((start) => name.toUpperCase().startsWith(start))) return undefined;
  return { name, nearest, isMisspelt: isClose && given === '' };
}
