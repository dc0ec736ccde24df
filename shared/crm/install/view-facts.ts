import * as z from 'zod';
import type { Label } from './labels.ts';
import type { MetadataHttp } from './metadata-http.ts';
import { VIEWS } from './views/view-catalogue.ts';
import type { ViewTable } from './views/view-table.ts';
import { wireLabelSchema } from './wire-labels.ts';

/** A view as it was saved last, be it published or not: what somebody is at work on is theirs as well. */
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
  /** What readers see of it, of our own views alone. */
  readonly seen: SeenView | undefined;
};

export type SeenView = Pick<FoundView, 'fetchXml' | 'layoutXml' | 'names'>;

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

type ViewRow = z.output<typeof viewSchema>;
type Layer = 'saved' | 'seen';

/**
 * Every view of a layer. GET answers with what is published; RetrieveUnpublishedMultiple with "the current saved definitions,
 * whether they have been published or not" (its documentation), under the same privilege.
 */
const readLayer = async (http: MetadataHttp, layer: Layer): Promise<readonly ViewRow[]> => {
  const resource = layer === 'seen' ? '' : '/Microsoft.Dynamics.CRM.RetrieveUnpublishedMultiple()';
  return http.list(`savedqueries${resource}?$select=${COLUMNS}&$filter=${PUBLIC_VIEWS}`, viewSchema);
};

async function readNames(
  http: MetadataHttp,
  { id, layer }: { readonly id: string; readonly layer: Layer },
): Promise<readonly Label[]> {
  const parameters = `@p1={'@odata.id':'savedqueries(${id})'}&@p2='name'&@p3=${String(layer === 'saved')}`;
  const path = `RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)?${parameters}`;
  return (await http.find(path, labelsSchema))?.Label ?? [];
}

const textsOf = (row: ViewRow) => ({ fetchXml: row.fetchxml ?? '', layoutXml: row.layoutxml ?? '' });

/** All public views of contacts and opportunities, and of ours the names in every language and what readers see. */
export async function readViews(http: MetadataHttp): Promise<readonly FoundView[]> {
  const seen = new Map((await readLayer(http, 'seen')).map((row) => [row.savedqueryid, row]));
  const views: FoundView[] = [];
  for (const row of await readLayer(http, 'saved')) {
    const id = row.savedqueryid;
    const seenRow = VIEWS.some((view) => view.id === id) ? seen.get(id) : undefined;
    views.push({
      id,
      table: row.returnedtypecode,
      name: row.name,
      managed: row.ismanaged === true,
      active: (row.statecode ?? ACTIVE) === ACTIVE,
      ...textsOf(row),
      names: seenRow === undefined ? [] : await readNames(http, { id, layer: 'saved' }),
      seen: seenRow && { ...textsOf(seenRow), names: await readNames(http, { id, layer: 'seen' }) },
    });
  }
  return views;
}
