import type { ChangePage } from './contract.ts';
import { ERROR_CODE } from './error-codes.ts';
import { queryPath } from './query-path.ts';
import { sortRows } from './row-page.ts';
import { readRowStream } from './row-stream.ts';
import type { DataverseFault, ReadBody } from './send-once.ts';
import type { TableMapping, WireRow } from './table-mapping.ts';

/**
 * Changes by time, where change tracking cannot be on. A long transaction commits its rows with the time at which it
 * wrote them, so each round looks back behind the newest row it has seen; what it meets again has the stamps it had.
 * Dataverse ends a message's transaction after two minutes (time limit of the sandbox); the rest is reserve.
 */
const OVERLAP_MS = 15 * 60_000;

/** Marks a cursor of ours; the rest is the newest `modifiedon` seen, and behind a bar the page to read. */
const POLLED = 'polled:';

/** Where polling stands: which rows have been seen, and the page to read now. */
type Position = { newest: string; page?: string };

export const isPolledCursor = (cursor: string | undefined): cursor is string =>
  cursor?.startsWith(POLLED) === true;

/** A cursor between rounds, not within one. */
export const isPolledRound = (cursor: string): boolean => parse(cursor).page === undefined;

const parse = (cursor: string): Position => {
  const [newest = '', ...page] = cursor.slice(POLLED.length).split('|');
  return page.length === 0 ? { newest } : { newest, page: page.join('|') };
};

const format = ({ newest, page }: Position): string =>
  `${POLLED}${newest}${page === undefined ? '' : `|${page}`}`;

export const isTrackingOff = (fault: DataverseFault): boolean => fault.code === ERROR_CODE.changeTrackingOff;

/** The request for the next page; all rows where there is no cursor. */
export function polledPath({ set, select, key }: TableMapping<unknown>, cursor: string | undefined): string {
  const { newest, page } = cursor === undefined ? { newest: '', page: undefined } : parse(cursor);
  if (page !== undefined) return page;
  const columns = `$select=${select},modifiedon`;
  const since = newest === '' ? '' : `&$filter=modifiedon ge ${lookBack(newest)}`;
  return queryPath({ set, query: `${columns}${since}&$orderby=modifiedon,${key}` });
}

const lookBack = (newest: string): string => new Date(Date.parse(newest) - OVERLAP_MS).toISOString();

/** Sees no deletions: those are found when the row is next read or written (design §10). */
export const polledPageReader =
  <Row>(mapping: TableMapping<Row>, cursor: string | undefined): ReadBody<ChangePage<Row>> =>
  async (response) => {
    let newest = cursor === undefined ? '' : parse(cursor).newest;
    const { sorted, take } = sortRows(mapping);
    const { nextLink } = await readRowStream({ set: mapping.set, response }, (row) => {
      newest = later(newest, row);
      take(row);
    });
    const content = { ...sorted, deletedIds: [] };
    return nextLink === undefined
      ? { kind: 'complete', ...content, cursor: format({ newest }) }
      : { kind: 'more', ...content, cursor: format({ newest, page: nextLink }) };
  };

function later(latest: string, row: WireRow): string {
  const modifiedOn = row['modifiedon'];
  if (typeof modifiedOn !== 'string' || Number.isNaN(Date.parse(modifiedOn))) return latest;
  return latest === '' || Date.parse(modifiedOn) > Date.parse(latest) ? modifiedOn : latest;
}
