import { GiveUp } from '../domain/failures.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import type { FlagValues } from './flag-values.ts';
import { flagColumnPath, flagValuesOf } from './prerequisite-mapping.ts';
import { API_PATH } from './query-path.ts';
import { parseJson, refused } from './row-page.ts';

/** Throws GiveUp where the column is not there, may not be looked at or cannot carry the flag. */
export type FlagValueReader = (signal: AbortSignal) => Promise<FlagValues>;

/**
 * Reads from the column's definition, once, which value stands for which flag: an option keeps its value for life.
 * Where a column was removed and made again with others, its rows are unreadable until the app starts anew, never
 * misread.
 */
export function makeFlagValueReader(
  http: Pick<DataverseHttp, 'send'>,
  { flagColumn }: Pick<DataverseOptions, 'flagColumn'>,
): FlagValueReader {
  let known: FlagValues | undefined;
  return async function readFlagValues(signal) {
    known ??= await read(http, { flagColumn, signal });
    return known;
  };
}

async function read(
  http: Pick<DataverseHttp, 'send'>,
  { flagColumn, signal }: { flagColumn: string; signal: AbortSignal },
): Promise<FlagValues> {
  const path = encodeURI(`${API_PATH}${flagColumnPath(flagColumn)}`);
  const reply = await http.send({ method: 'GET', path, signal });
  const set = `contact.${flagColumn}`;
  if (reply.kind === 'fault') throw refused({ set, fault: reply });
  const values = flagValuesOf(parseJson(reply.body));
  if (values !== undefined) return values;
  throw new GiveUp('dataverse_refused', { detail: `${set}: no options that can carry the flag` });
}
