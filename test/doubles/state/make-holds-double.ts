import type { HoldStore, MassMove, WaitingFlag } from '../../../shared/state/hold-contract.ts';
import { pageOf } from './page-of.ts';
import { VersionedMap } from './versioned-map.ts';

const waitingKey = ({ rank, contactId }: WaitingFlag): string => `${rank}-${contactId}`;
const moveKey = ({ accountId, destination }: Pick<MassMove, 'accountId' | 'destination'>): string =>
  `${accountId}/${destination}`;

export function makeHoldsDouble(): HoldStore {
  const waiting = new VersionedMap<WaitingFlag>();
  const moves = new VersionedMap<MassMove>();
  return {
    addWaiting: async (rows) => {
      for (const row of rows) waiting.put(waitingKey(row), row);
    },
    removeWaiting: async (rows) => {
      for (const row of rows) waiting.delete(waitingKey(row));
    },
    listWaiting: async (page) => pageOf(waiting.entries(), page),
    noticeMoves: async (noticed) => {
      for (const move of noticed) moves.insert(moveKey(move), { ...move, state: 'open' });
    },
    listMovesOf: async (accountId) => moves.rows(`${accountId}/`),
    deleteMovesOf: async (accountId) => {
      for (const move of moves.rows(`${accountId}/`)) moves.delete(moveKey(move));
    },
    listMoves: async (page) => {
      const { rows, ...next } = pageOf(moves.entries(), page);
      return { moves: rows, ...next };
    },
    saveMove: async (move) => {
      moves.put(moveKey(move), move);
    },
  };
}
