import * as z from 'zod';
import type { Label } from './labels.ts';
import type { MetadataHttp } from './metadata-http.ts';
import { VIEWS } from './views/view-catalogue.ts';
import type { ViewTable } from './views/view-table.ts';
import { wireLabelSchema } from './wire-labels.ts';

export type FoundView = {
  readonly id: string;
  readonly table: ViewTable;
  readonly name: string;
  readonly managed: boolean;
  readonly active: boolean;
  readonly fetchXml: string;
  readonly layoutXml: string;
  /** Of our own views alone. */
  readonly names: readonly Label[];
};

const ACTIVE = 0;

const viewSchema = z.object({
  savedqueryid: z.guid().transform((id) => id.toLowerCase()),
  name: z.string(),
  returnedtypecode: z.enum(['contact', 'opportunity']),
  ismanaged: z.boolean().nullish(),
  statecode: z.number().nullish(),
  fetchxml: z.string().nullish(),
  layoutxml: z.string().nullish(),
});
const labelsSchema = z.object({ Label: wireLabelSchema });

const COLUMNS = 'savedqueryid,name,returnedtypecode,ismanaged,statecode,fetchxml,layoutxml';
const PUBLIC_VIEWS =
  "querytype eq 0 and (returnedtypecode eq 'contact' or returnedtypecode eq 'opportunity')";

async function readNames(http: MetadataHttp, id: string): Promise<readonly Label[]> {
  const parameters = `@p1={'@odata.id':'savedqueries(${id})'}&@p2='name'&@p3=true`;
  const path = `RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)?${parameters}`;
  return (await http.find(path, labelsSchema))?.Label ?? [];
}

/** All public views of contacts and opportunities, and the names of ours in every language. */
export async function readViews(http: MetadataHttp): Promise<readonly FoundView[]> {
  const rows = await http.list(`savedqueries?$select=${COLUMNS}&$filter=${PUBLIC_VIEWS}`, viewSchema);
  const views: FoundView[] = [];
  for (const row of rows) {
    const isOurs = VIEWS.some(({ id }) => id === row.savedqueryid);
    views.push({
      id: row.savedqueryid,
      table: row.returnedtypecode,
      name: row.name,
      managed: row.ismanaged === true,
      active: (row.statecode ?? ACTIVE) === ACTIVE,
      fetchXml: row.fetchxml ?? '',
      layoutXml: row.layoutxml ?? '',
      names: isOurs ? await readNames(http, row.savedqueryid) : [],
    });
  }
  return views;
}
