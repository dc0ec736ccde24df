import * as z from 'zod';
import { GiveUp } from '../domain/failures.ts';
import type { UnreadableRow } from './contract.ts';
import type { DataverseAnswer, DataverseFault } from './send-once.ts';
import type { TableMapping, WireRow } from './table-mapping.ts';

/** Looked at, not copied: `z.record` makes each of 5,000 rows anew, and a page holds both. */
const rowSchema = z.custom<WireRow>((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

const pageSchema = z.object({
  value: z.array(rowSchema),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** A page of rows with the links it carries, each from the root of the host. */
export type RowPage = { rows: readonly WireRow[]; nextLink?: string; deltaLink?: string };

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
  const parsed = pageSchema.safeParse(parseJson(answer.body));
  if (!parsed.success) throw new GiveUp('dataverse_answer_malformed', { detail: `${set}: no page of rows` });
  const { value: rows, '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = parsed.data;
  return {
    rows,
    ...(nextLink === undefined ? {} : { nextLink: fromRoot(nextLink) }),
    ...(deltaLink === undefined ? {} : { deltaLink: fromRoot(deltaLink) }),
  };
}

/** Sorts rows into those that can be read and those that cannot. */
export function readRows<Row>(mapping: Pick<TableMapping<Row>, 'read'>, rows: readonly WireRow[]) {
  const read: Row[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const row of rows) {
    const reading = mapping.read(row);
    if (reading.kind === 'row') read.push(reading.row);
    if (reading.kind === 'unreadable') unreadable.push({ id: reading.id, problem: reading.problem });
  }
  return { rows: read, unreadable };
}

/** What a refusal means where nothing was expected to be refused. */
export const refused = ({ set, fault }: { set: string; fault: DataverseFault }): GiveUp =>
  new GiveUp('dataverse_refused', { detail: `${set}: ${fault.status} ${fault.code}`.trim() });
