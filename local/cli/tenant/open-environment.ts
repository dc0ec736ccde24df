import type { TokenCredential } from '@azure/core-auth';
import type { TrackedRows } from '../../../shared/crm/contract.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { makeDataverseDirectory } from '../../../shared/crm/dataverse-directory.ts';
import { makeDataverseHttp } from '../../../shared/crm/dataverse-http.ts';
import { makeDataversePrerequisites } from '../../../shared/crm/dataverse-prerequisites.ts';
import { makeLinkedInColumnReader } from '../../../shared/crm/linkedin-column.ts';

export type EnvironmentOptions = {
  url: string;
  credential: TokenCredential;
  flagColumn: string;
  linkedInColumn?: string | undefined;
};

/** The product's own adapters for what the command line itself asks; reads only. */
export function openEnvironment({ url, credential, flagColumn, linkedInColumn }: EnvironmentOptions) {
  const http = makeDataverseHttp({
    url,
    credential,
    now: () => new Date(),
    random: () => Math.random(),
    telemetry: { record: () => undefined }, // what the run costs is told by the app
    readOnly: true,
  });
  const named = { flagColumn, ...(linkedInColumn === undefined ? {} : { linkedInColumn }) };
  const options = { ...named, readLinkedInColumn: makeLinkedInColumnReader(http, named) };
  const changes = makeDataverseChanges(http, options);
  return {
    prerequisites: makeDataversePrerequisites(http, options),
    directory: makeDataverseDirectory(http),
    /** Every row of a table, page by page. */
    async *rows<Table extends 'accounts' | 'contacts'>(
      table: Table,
      signal: AbortSignal,
    ): AsyncGenerator<TrackedRows[Table]> {
      let cursor: string | undefined;
      for (;;) {
        const page = await changes.readChanges({ table, cursor, signal });
        if (page.kind === 'expired')
          throw new Error(`${table}: the place in the table was lost; start again`);
        yield* page.rows;
        if (page.kind === 'complete') return;
        cursor = page.cursor;
      }
    },
  };
}
export type OpenEnvironment = ReturnType<typeof openEnvironment>;
