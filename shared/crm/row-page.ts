import * as z from 'zod';
import { GiveUp } from '../domain/failures.ts';
import type { UnreadableRow } from './contract.ts';
import type { DataverseAnswer, DataverseFault } from './send-once.ts';
import type { TableMapping, WireRow } from './table-mapping.ts';

/** Looked at, not copied: `z.record` makes each of 5,000 rows anew, and a page holds both. */
export const rowSchema = z.custom<WireRow>(
  (row) => typeof row === 'object' && row !== null && !Array.isArray(row),
);

export const linksSchema = z
  .object({ '@odata.nextLink': z.string().optional(), '@odata.deltaLink': z.string().optional() })
  .transform(({ '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink }): PageLinks => ({
    ...(nextLink === undefined ? {} : { nextLink: fromRoot(nextLink) }),
    ...(deltaLink === undefined ? {} : { deltaLink: fromRoot(deltaLink) }),
  }));
const rowsSchema = z.object({ value: z.array(rowSchema) });

/** A page of rows with the links it carries, each from the root of the host. */
export type RowPage = { rows: readonly WireRow[] } & PageLinks;

export type PageLinks = { nextLink?: string; deltaLink?: string };

/**
 * The link without its host, otherwise to the byte: links are opaque, encoded already, and outlive a change of the
 * environment's address.
 */
const fromRoot = (link: string): string => link.replace(/^https?:\/\/[^/]*/i, '');

/** Undefined for what is no JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // refused by the schema, whose words hold nothing of the body
  }
}

export function readRowPage({ set, answer }: { set: string; answer: DataverseAnswer }): RowPage {
  const body = parseJson(answer.body);
  const parsed = rowsSchema.safeParse(body);
  const links = linksSchema.safeParse(body);
  if (!parsed.success || !links.success) throw noPage(set);
  return { rows: parsed.data.value, ...links.data };
}

export const noPage = (set: string): GiveUp =>
  new GiveUp('dataverse_answer_malformed', { detail: `${set}: no page of rows` });

/** Sorts rows into those that can be read and those that cannot. */
export function sortRows<Row>(mapping: Pick<TableMapping<Row>, 'read'>) {
  const sorted = { rows: [] as Row[], unreadable: [] as UnreadableRow[] };
  const take = (row: WireRow): void => {
    const reading = mapping.read(row);
    if (reading.kind === 'row') sorted.rows.push(reading.row);
    if (reading.kind === 'unreadable') sorted.unreadable.push({ id: reading.id, problem: reading.problem });
  };
  return { sorted, take };
}

export function readRows<Row>(mapping: Pick<TableMapping<Row>, 'read'>, rows: readonly WireRow[]) {
  const { sorted, take } = sortRows(mapping);
  rows.forEach(take);
  return sorted;
}

/** What a refusal means where nothing was expected to be refused. */
export const refused = ({ set, fault }: { set: string; fault: DataverseFault }): GiveUp =>
  new GiveUp('dataverse_refused', { detail: `${set}: ${fault.status} ${fault.code}`.trim() });
