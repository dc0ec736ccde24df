import type { FlagColumnState } from '../../../crm/contract.ts';
import type { Check } from '../../../domain/readiness.ts';
import { INSTALL, unreadable, type CheckSchemaDeps } from './check-schema.ts';

export async function checkFlagColumn(
  { prerequisites }: CheckSchemaDeps,
  signal: AbortSignal,
): Promise<Check> {
  const base = { name: 'flagColumn', neededFor: 'reading' } as const;
  const state = await prerequisites.readFlagColumn(signal);
  // Which value stands for which flag is read from the definition: without it no contact can be read.
  if (state === undefined)
    return {
      ...base,
      state: 'fail',
      detail: 'The definition of the column may not be read.',
      remedy: 'Give the application user the security role of the installation: it may read definitions.',
    };
  const { kind, column } = state;
  if (kind === 'fit')
    return { ...base, state: 'pass', detail: `${column} is there, with options for the three flags.` };
  const detail =
    kind === 'missing'
      ? `The contact has no column ${column}.`
      : `${column} is no choice with the options 0, 1 and 2, nor with the first three of one publisher.`;
  return { ...base, state: 'fail', detail, remedy: flagColumnRemedy(state) };
}

function flagColumnRemedy({ kind, installed }: Exclude<FlagColumnState, { kind: 'fit' }>): string {
  if (installed !== undefined) return `Set DATAVERSE_FLAG_COLUMN to ${installed}, which is there.`;
  return kind === 'missing'
    ? `${INSTALL} DATAVERSE_FLAG_COLUMN names the column.`
    : 'Name another column in DATAVERSE_FLAG_COLUMN.';
}

/** Without an address profiles are still found, by e-mail and by name with the account. */
export async function checkLinkedInColumn(
  { prerequisites }: CheckSchemaDeps,
  signal: AbortSignal,
): Promise<Check> {
  const base = { name: 'linkedInColumn', neededFor: 'reading' } as const;
  const state = await prerequisites.readLinkedInColumn(signal);
  if (state === undefined) return { ...base, ...unreadable('The definitions of columns') };
  switch (state.kind) {
    case 'there':
      return { ...base, state: 'pass', detail: `LinkedIn addresses are read from ${state.column}.` };
    case 'missing':
      return {
        ...base,
        state: 'fail',
        detail: `The contact has no column ${state.column}.`,
        remedy: 'Name the column that holds the LinkedIn address in DATAVERSE_LINKEDIN_COLUMN, or none.',
      };
    case 'none':
      return {
        ...base,
        state: 'unknown',
        detail: 'No column of a usual name: profiles are found by e-mail and name alone.',
        remedy: 'If a column holds LinkedIn addresses, name it in DATAVERSE_LINKEDIN_COLUMN.',
      };
  }
}

export async function checkDetailColumns(
  { prerequisites, language }: CheckSchemaDeps,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  if (language === undefined) return [];
  const base = { name: 'detailColumns', neededFor: 'writing' } as const;
  const missing = await prerequisites.listMissingDetailColumns(signal);
  if (missing === undefined) return [{ ...base, ...unreadable('The definitions of columns') }];
  if (missing.length === 0)
    return [{ ...base, state: 'pass', detail: 'The columns beside the flag are there.' }];
  return [
    {
      ...base,
      state: 'fail',
      detail: `The contact lacks ${missing.join(', ')}.`,
      remedy:
        'A person with customisation rights runs npm run crm:install with --details. Or set DATAVERSE_DETAILS to none.',
    },
  ];
}
