import * as z from 'zod';
import { askIfAllowed } from './ask-if-allowed.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { API_PATH } from './query-path.ts';
import { parseJson } from './row-page.ts';

/**
 * What people call a column for the address, behind the publisher's prefix and without `_`; the clearer ones first.
 * Dataverse has no such column of its own (reference/dataverse.md §11). Judgement.
 */
const USUAL_NAMES = [
  'linkedinurl',
  'linkedinprofileurl',
  'linkedinprofile',
  'linkedinlink',
  'linkedinaddress',
  'linkedin',
];

const TEXT_COLUMNS = `${API_PATH}EntityDefinitions(LogicalName='contact')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName`;
const columnsSchema = z.object({ value: z.array(z.object({ LogicalName: z.string() })) });

/** The column of the contact that holds the LinkedIn address; undefined where there is none, or none may be looked for. */
export type LinkedInColumnReader = (signal: AbortSignal) => Promise<string | undefined>;

/** The column that the settings name; else, looked for once, the first text column of a usual name (design §10). */
export function makeLinkedInColumnReader(
  http: Pick<DataverseHttp, 'send'>,
  { linkedInColumn }: Pick<DataverseOptions, 'linkedInColumn'>,
): LinkedInColumnReader {
  if (linkedInColumn !== undefined) return () => Promise.resolve(linkedInColumn);
  let known: { column: string | undefined } | undefined;
  return async function readLinkedInColumn(signal) {
    if (known !== undefined) return known.column;
    const reply = await askIfAllowed(http, { path: encodeURI(TEXT_COLUMNS), signal });
    const columns =
      reply?.kind === 'answer' ? columnsSchema.safeParse(parseJson(reply.body)).data?.value : undefined;
    // A refusal is not the last word: the role may be given meanwhile.
    if (columns === undefined) return undefined;
    known = { column: usualAmong(columns.map(({ LogicalName }) => LogicalName)) };
    return known.column;
  };
}

/** The column of an environment's adapters: named, or found by the reader that they share. */
export const linkedInColumnOf = async (
  { linkedInColumn, readLinkedInColumn }: DataverseOptions,
  signal: AbortSignal,
): Promise<string | undefined> => linkedInColumn ?? (await readLinkedInColumn?.(signal));

/** By the order of the names; of two alike the first by the alphabet, so that every instance reads the same one. */
function usualAmong(columns: readonly string[]): string | undefined {
  const sorted = columns.toSorted();
  return USUAL_NAMES.flatMap((usual) => sorted.find((column) => ownName(column) === usual) ?? [])[0];
}

/** `linkedinurl` of `new_linkedin_url`. */
const ownName = (column: string): string => column.slice(column.indexOf('_') + 1).replaceAll('_', '');
