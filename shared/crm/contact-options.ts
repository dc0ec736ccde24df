import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { makeFlagValueReader } from './flag-value-reader.ts';
import type { FlagValues } from './flag-values.ts';
import { linkedInColumnOf } from './linkedin-column.ts';

/** How an environment's contacts are read: which columns, and what the flag's values mean. */
export type ContactOptions = Omit<DataverseOptions, 'readFlagValues' | 'readLinkedInColumn'> & {
  readonly flagValues: FlagValues;
};

/** Reads from the environment what the settings leave to it. */
export function makeContactOptionsReader(
  http: Pick<DataverseHttp, 'send'>,
  options: DataverseOptions,
): (signal: AbortSignal) => Promise<ContactOptions> {
  const { readFlagValues = makeFlagValueReader(http, options) } = options;
  return async function readContactOptions(signal) {
    const linkedInColumn = await linkedInColumnOf(options, signal);
    const flagValues = await readFlagValues(signal);
    return { ...options, ...(linkedInColumn !== undefined && { linkedInColumn }), flagValues };
  };
}
