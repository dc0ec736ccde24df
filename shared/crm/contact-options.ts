import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { makeFlagValueReader } from './flag-value-reader.ts';
import type { FlagValues } from './flag-values.ts';

/** How an environment's contacts are read: which columns, and what the flag's values mean. */
export type ContactOptions = Omit<DataverseOptions, 'readFlagValues' | 'readLinkedInColumn'> & {
  readonly flagValues: FlagValues;
};

/** Reads from the environment what the settings leave to it. */
export function makeContactOptionsReader(
  http: Pick<DataverseHttp, 'send'>,
  { readFlagValues, readLinkedInColumn, ...options }: DataverseOptions,
): (signal: AbortSignal) => Promise<ContactOptions> {
  const readValues = readFlagValues ?? makeFlagValueReader(http, options);
  return async function readContactOptions(signal) {
    const linkedInColumn = options.linkedInColumn ?? (await readLinkedInColumn?.(signal));
    const flagValues = await readValues(signal);
    return { ...options, ...(linkedInColumn !== undefined && { linkedInColumn }), flagValues };
  };
}
