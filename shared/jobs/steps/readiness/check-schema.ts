import type { Prerequisites, PrivilegeGap, TrackedTable } from '../../../crm/contract.ts';
import type { Language } from '../../../domain/language.ts';
import type { Check } from '../../../domain/readiness.ts';

export type CheckSchemaDeps = {
  prerequisites: Pick<
    Prerequisites,
    | 'listPrivilegeGaps'
    | 'readFlagColumn'
    | 'readLinkedInColumn'
    | 'listMissingDetailColumns'
    | 'listMissingViews'
    | 'listUntrackedTables'
  >;
  /** Whether the deployment may write at all. */
  writesAllowed: boolean;
  polledTables: readonly TrackedTable[];
  /** Present when details are to be written beside the flag. */
  language?: Language;
};

export const INSTALL = 'A person with customisation rights runs npm run crm:install.';
const ADD_PRIVILEGES = 'Add them to the security role of the application user, at organization level.';
export const unreadable = (what: string) =>
  ({ state: 'unknown', detail: `${what} may not be read.` }) as const;

export async function checkPrivileges(
  { prerequisites }: CheckSchemaDeps,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const gaps = await prerequisites.listPrivilegeGaps(signal);
  if (gaps === undefined)
    return [
      { name: 'privileges', neededFor: 'reading', ...unreadable('The privileges of the application user') },
    ];
  const missingFor = (wanted: PrivilegeGap['neededFor']) =>
    gaps.filter(({ neededFor }) => neededFor === wanted).map(({ privilege }) => privilege);
  const unasked = missingFor('checking');
  const needed = (['reading', 'writing'] as const).map((neededFor): Check => {
    const missing = missingFor(neededFor);
    const base = { name: 'privileges', neededFor } as const;
    return missing.length === 0
      ? { ...base, state: 'pass', detail: `Everything that ${neededFor} needs, at organization level.` }
      : {
          ...base,
          state: 'fail',
          detail: `Missing at organization level: ${missing.join(', ')}.`,
          remedy: ADD_PRIVILEGES,
        };
  });
  if (unasked.length === 0) return needed;
  const detail = `Missing at organization level, so that not everything can be checked: ${unasked.join(', ')}.`;
  const remedy = ADD_PRIVILEGES;
  return [...needed, { name: 'privileges', neededFor: 'reading', state: 'unknown', detail, remedy }];
}

export function checkWritesAllowed({ writesAllowed }: CheckSchemaDeps): Check {
  const base = { name: 'writesAllowed', neededFor: 'writing' } as const;
  return writesAllowed
    ? { ...base, state: 'pass', detail: 'Writing to Dataverse is allowed.' }
    : {
        ...base,
        state: 'fail',
        detail: 'This deployment reads only (DATAVERSE_READ_ONLY).',
        remedy: 'Set DATAVERSE_READ_ONLY to false; on one machine, start with --write.',
      };
}

export async function checkViews({ prerequisites }: CheckSchemaDeps, signal: AbortSignal): Promise<Check> {
  const base = { name: 'views', neededFor: 'writing' } as const;
  const missing = await prerequisites.listMissingViews(signal);
  if (missing === undefined) return { ...base, ...unreadable('The list of views') };
  if (missing.length === 0) return { ...base, state: 'pass', detail: 'All views are installed.' };
  return { ...base, state: 'fail', detail: `Missing: ${missing.join('; ')}.`, remedy: INSTALL };
}

export async function checkChangeTracking(
  { prerequisites, polledTables }: CheckSchemaDeps,
  signal: AbortSignal,
): Promise<Check> {
  const base = { name: 'changeTracking', neededFor: 'writing' } as const;
  const untracked = await prerequisites.listUntrackedTables(signal);
  if (untracked === undefined) return { ...base, ...unreadable('The definitions of tables') };
  const unwanted = untracked.filter((table) => !polledTables.includes(table));
  if (unwanted.length > 0)
    return {
      ...base,
      state: 'fail',
      detail: `Off for ${unwanted.join(', ')}: read by time of change, deletions are not seen.`,
      remedy: `${INSTALL} Or accept it: name the tables in DATAVERSE_POLLED_TABLES.`,
    };
  const polled = polledTables.length === 0 ? '' : ` Read by time of change: ${polledTables.join(', ')}.`;
  return { ...base, state: 'pass', detail: `On for every other table read.${polled}` };
}
