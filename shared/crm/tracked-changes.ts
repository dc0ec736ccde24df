import * as z from 'zod';
import { GiveUp } from '../domain/failures.ts';
import type { ChangePage } from './contract.ts';
import { sortRows } from './row-page.ts';
import { readRowStream } from './row-stream.ts';
import type { ReadBody } from './send-once.ts';
import type { TableMapping } from './table-mapping.ts';

/** A row that was deleted, by its shape: id and reason in place of columns. */
const deletionSchema = z.object({ id: z.string(), reason: z.string() });

/** Reads a page of change tracking: a next link within a round, a delta link at its end. */
export const trackedPageReader =
  <Row>(mapping: TableMapping<Row>): ReadBody<ChangePage<Row>> =>
  async (response) => {
    const { set, key } = mapping;
    const { sorted, take } = sortRows(mapping);
    const deletedIds: string[] = [];
    const { nextLink, deltaLink } = await readRowStream({ set, response }, (row) => {
      const deletion = key in row ? undefined : deletionSchema.safeParse(row).data;
      if (deletion === undefined) take(row);
      else deletedIds.push(deletion.id.toLowerCase());
    });
    const content = { ...sorted, deletedIds };
    if (deltaLink !== undefined) return { kind: 'complete', ...content, cursor: deltaLink };
    if (nextLink !== undefined) return { kind: 'more', ...content, cursor: nextLink };
    const detail = `${set}: a page of changes with neither next link nor delta link`;
    throw new GiveUp('dataverse_answer_malformed', { detail });
  };
