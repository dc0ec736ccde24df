import * as z from 'zod';
import { DETAIL_COLUMNS, detailName } from './detail-columns.ts';
import type { InstallOptions } from './install-options.ts';
import type { Label } from './labels.ts';
import type { MetadataHttp } from './metadata-http.ts';
import { wireLabelSchema } from './wire-labels.ts';

export type FoundColumn = {
  readonly name: string;
  readonly metadataId: string;
  readonly labels: readonly Label[];
};

const columnSchema = z.object({
  LogicalName: z.string(),
  MetadataId: z.guid(),
  DisplayName: wireLabelSchema,
});

/** Those of the detail columns that are there. */
export async function readDetailColumns(
  http: MetadataHttp,
  options: InstallOptions,
): Promise<ReadonlyMap<string, FoundColumn>> {
  const named = DETAIL_COLUMNS.map((column) => `LogicalName eq '${detailName(options, column)}'`).join(
    ' or ',
  );
  const path = `EntityDefinitions(LogicalName='contact')/Attributes`;
  const found = await http.list(
    `${path}?$select=LogicalName,MetadataId,DisplayName&$filter=${named}`,
    columnSchema,
  );
  return new Map(
    found.map(({ LogicalName: name, MetadataId: metadataId, DisplayName: labels }) => [
      name,
      { name, metadataId, labels },
    ]),
  );
}
