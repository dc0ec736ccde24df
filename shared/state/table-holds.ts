import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { accountIdSchema, contactIdSchema, type AccountId } from '../domain/ids.ts';
import { moveIdOf } from '../domain/move-id.ts';
import type { HoldStore, MassMove, WaitingFlag } from './hold-contract.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import { keysOf, type Keys, type Row, type StorageTable, type StoredRow } from './storage-table.ts';

const WAITING = 'waiting';
const MOVES = 'moves';

const waitingRowSchema = z.object({ rank: z.string(), contactId: contactIdSchema });

const moveRowSchema = z.object({
  accountId: accountIdSchema,
  destination: z.string(),
  state: z.enum(['open', 'released', 'dismissed']),
  noticedAt: instantSchema,
  decidedBy: z.string().exactOptional(),
  decidedAt: instantSchema.exactOptional(),
});

const waitingKeys = ({ rank, contactId }: WaitingFlag): Keys => ({
  partitionKey: WAITING,
  rowKey: `${rank}-${contactId}`,
});

const moveKeys = (move: Pick<MassMove, 'accountId' | 'destination'>): Keys => ({
  partitionKey: MOVES,
  rowKey: moveIdOf(move),
});

const moveRow = (move: MassMove): Row => ({ ...moveKeys(move), columns: columnsOf(move) });

/** Table Holds: the flags that wait for a day with room, in their order, and the moves that the brake noticed. */
export function makeTableHolds(table: StorageTable): HoldStore {
  const listMoveRows = (accountId: AccountId) =>
    table.listAllRows({ partition: MOVES, rowKeyPrefix: `${accountId}-` });
  const readMove = (row: StoredRow): MassMove => parseRow(moveRowSchema, { table: table.name, row });
  const readWaiting = (row: StoredRow): WaitingFlag => parseRow(waitingRowSchema, { table: table.name, row });
  return {
    addWaiting: (rows) =>
      table.upsertRows(rows.map((row) => ({ ...waitingKeys(row), columns: columnsOf(row) }))),
    removeWaiting: (rows) => table.deleteRows(rows.map(waitingKeys)),
    listWaiting: async (page) => {
      const { rows, ...next } = await table.listRows({ partition: WAITING, ...page });
      return { rows: rows.map(readWaiting), ...next };
    },
    noticeMoves: (moves) => table.insertRows(moves.map((move) => moveRow({ ...move, state: 'open' }))),
    listMovesOf: async (accountId) => (await listMoveRows(accountId)).map(readMove),
    deleteMovesOf: async (accountId) => table.deleteRows((await listMoveRows(accountId)).map(keysOf)),
    listMoves: async (page) => {
      const { rows, ...next } = await table.listRows({ partition: MOVES, ...page });
      return { moves: rows.map(readMove), ...next };
    },
    saveMove: (move) => table.upsertRows([moveRow(move)]),
  };
}
