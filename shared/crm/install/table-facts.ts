import * as z from 'zod';
import type { MetadataHttp } from './metadata-http.ts';

/** Tables whose changes the app reads. */
export const TRACKED_TABLES = ['contact', 'account', 'opportunity', 'connection'] as const;

export type FoundTable = {
  readonly name: string;
  readonly metadataId: string;
  readonly tracked: boolean;
  readonly canBeTracked: boolean;
};

const tableSchema = z.object({
  LogicalName: z.string(),
  MetadataId: z.guid(),
  ChangeTrackingEnabled: z.boolean().nullish(),
  CanChangeTrackingBeEnabled: z.object({ Value: z.boolean() }).nullish(),
});

export async function readTables(http: MetadataHttp): Promise<ReadonlyMap<string, FoundTable>> {
  const named = TRACKED_TABLES.map((name) => `LogicalName eq '${name}'`).join(' or ');
  const columns = 'LogicalName,MetadataId,ChangeTrackingEnabled,CanChangeTrackingBeEnabled';
  const tables = await http.list(`EntityDefinitions?$select=${columns}&$filter=${named}`, tableSchema);
  return new Map(
    tables.map((table) => [
      table.LogicalName,
      {
        name: table.LogicalName,
        metadataId: table.MetadataId,
        tracked: table.ChangeTrackingEnabled === true,
        canBeTracked: table.CanChangeTrackingBeEnabled?.Value !== false,
      },
    ]),
  );
}
