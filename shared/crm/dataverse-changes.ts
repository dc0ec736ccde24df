import { makeAccountMapping } from './account-mapping.ts';
import { connectionMapping } from './connection-mapping.ts';
import { makeContactMapping } from './contact-mapping.ts';
import { makeContactOptionsReader } from './contact-options.ts';
import type { ChangeFeed, ChangePage, TrackedRows, TrackedTable } from './contract.ts';
import { readCursor, withColumns } from './cursor-columns.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { ERROR_CODE } from './error-codes.ts';
import { opportunityMapping } from './opportunity-mapping.ts';
import {
  isPolledCursor,
  isPolledRound,
  isTrackingOff,
  polledPageReader,
  polledPath,
} from './polled-changes.ts';
import { maxPageSize, PAGE_SIZE_MAX, queryPath } from './query-path.ts';
import { refused } from './row-page.ts';
import type { DataverseAnswer, DataverseFault } from './send-once.ts';
import { LOOKUP_TYPES, type TableMapping } from './table-mapping.ts';
import { trackedPageReader } from './tracked-changes.ts';

type Mappings = {
  [Table in TrackedTable]: (
    signal: AbortSignal,
  ) => TableMapping<TrackedRows[Table]> | Promise<TableMapping<TrackedRows[Table]>>;
};

/** A cursor that is refused leads nowhere any more: its page set is gone, or its columns are. */
const CURSOR_LOST = new Set([400, 404, 410]);

const isExpired = ({ fault, resumed }: { fault: DataverseFault; resumed: boolean }): boolean =>
  fault.code === ERROR_CODE.expiredVersionStamp || (resumed && CURSOR_LOST.has(fault.status));

/** Opportunities exist only where Sales is installed; without it nobody is in scope by one. */
const isNotInstalled = ({ table, fault }: { table: TrackedTable; fault: DataverseFault }): boolean =>
  table === 'opportunities' && fault.status === 404;
const NO_ROWS = { kind: 'complete', rows: [], deletedIds: [], unreadable: [] } as const;

type Reply<Row> = DataverseAnswer<ChangePage<Row>> | DataverseFault;

function pageOf<Row>({ set }: TableMapping<Row>, reply: Reply<Row>): ChangePage<Row> {
  if (reply.kind === 'answer') return reply.body;
  throw refused({ set, fault: reply });
}

type ReadRequest = { table: TrackedTable; cursor: string | undefined; signal: AbortSignal };

const startOf = ({ set, select }: Pick<TableMapping<unknown>, 'set' | 'select'>): string =>
  queryPath({ set, query: `$select=${select}` });

export function makeDataverseChanges(http: DataverseHttp, options: DataverseOptions): ChangeFeed {
  const { pageSize = PAGE_SIZE_MAX } = options;
  // The same for every page of a round: a link keeps its page size (reference/dataverse.md §2).
  const headers = { Prefer: ['odata.track-changes', maxPageSize(pageSize), LOOKUP_TYPES].join(',') };
  const readOptions = makeContactOptionsReader(http, options);
  const accountMapping = makeAccountMapping(options);
  const mappings: Mappings = {
    accounts: () => accountMapping,
    opportunities: () => opportunityMapping,
    connections: () => connectionMapping,
    contacts: async (signal) => makeContactMapping(await readOptions(signal)),
  };

  const polled: ReadonlySet<TrackedTable> = new Set(options.polledTables);
  const pollHeaders = { Prefer: [maxPageSize(pageSize), LOOKUP_TYPES].join(',') };

  const poll = async <Row>(
    mapping: TableMapping<Row>,
    { table, cursor, signal }: ReadRequest,
  ): Promise<ChangePage<Row>> => {
    const path = polledPath(mapping, cursor);
    const request = { method: 'GET', path, headers: pollHeaders, signal } as const;
    const reply = await http.sendFor(request, polledPageReader(mapping, cursor));
    if (reply.kind === 'fault') {
      if (cursor !== undefined && CURSOR_LOST.has(reply.status)) return { kind: 'expired' };
      if (isNotInstalled({ table, fault: reply })) return { ...NO_ROWS, cursor: startOf(mapping) };
    }
    return pageOf(mapping, reply);
  };

  /** A table whose tracking is off is polled, and asked again at the start of each round whether it is on by now. */
  const track = async <Row>(
    mapping: TableMapping<Row>,
    { table, cursor, signal }: ReadRequest,
  ): Promise<ChangePage<Row>> => {
    const start = startOf(mapping);
    const resumed = cursor !== undefined && !isPolledCursor(cursor) && cursor !== start;
    const path = resumed ? cursor : start;
    const reply = await http.sendFor({ method: 'GET', path, headers, signal }, trackedPageReader(mapping));
    if (reply.kind === 'fault') {
      if (isTrackingOff(reply)) {
        // Switched off it cannot be: a link that meets this is one of another environment.
        if (resumed) return { kind: 'expired' };
        return poll(mapping, { table, cursor: isPolledCursor(cursor) ? cursor : undefined, signal });
      }
      if (isExpired({ fault: reply, resumed })) return { kind: 'expired' };
      if (isNotInstalled({ table, fault: reply })) return { ...NO_ROWS, cursor: start };
    }
    return pageOf(mapping, reply);
  };

  const readFrom = async <Row>(
    mapping: TableMapping<Row>,
    request: ReadRequest,
  ): Promise<ChangePage<Row>> => {
    const { table, cursor } = request;
    if (polled.has(table)) {
      return poll(mapping, { ...request, cursor: isPolledCursor(cursor) ? cursor : undefined });
    }
    const within = isPolledCursor(cursor) && !isPolledRound(cursor);
    return within ? poll(mapping, request) : track(mapping, request);
  };

  return {
    async readChanges<Table extends TrackedTable>(request: {
      table: Table;
      cursor: string | undefined;
      signal: AbortSignal;
    }): Promise<ChangePage<TrackedRows[Table]>> {
      const mapping: TableMapping<TrackedRows[Table]> = await mappings[request.table](request.signal);
      const { cursor, otherColumns } = readCursor(request.cursor, mapping);
      if (otherColumns) return { kind: 'expired' };
      const page = await readFrom(mapping, { ...request, cursor });
      return page.kind === 'expired' ? page : { ...page, cursor: withColumns(page.cursor, mapping) };
    },
  };
}
