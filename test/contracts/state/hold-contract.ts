import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { MassMove } from '../../../shared/state/hold-contract.ts';
import { accountIdOf, contactIdOf } from '../../builders/ids.ts';
import type { EveryField } from './every-field.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const noon = instantSchema.parse('2026-11-01T12:00:00Z');

const waiting = (rank: string, contact: number) => ({ rank, contactId: contactIdOf(contact) });

const theMove = {
  accountId: accountIdOf(1),
  destination: 'd/1?#',
  state: 'open',
  noticedAt: noon,
} as const;
const aMove = (overrides: Partial<MassMove> = {}): MassMove => ({ ...theMove, ...overrides });

export function holdContract(open: OpenStateForTest): void {
  describe('holds', () => {
    it('list the waiting flags by rank, in pages, and forget those removed', async () => {
      const { holds } = await open();
      await holds.addWaiting([waiting('000300', 1), waiting('000100', 3), waiting('000200', 2)]);
      await holds.addWaiting([waiting('000100', 3), waiting('000400', 4)]);
      await holds.removeWaiting([waiting('000400', 4), waiting('000500', 5)]);
      const pages = await readAllPages((next) => holds.listWaiting({ next, limit: 2 }));
      expect(pages).toEqual([[waiting('000100', 3), waiting('000200', 2)], [waiting('000300', 1)]]);
    });

    it('keep what was decided of a move that is noticed again', async () => {
      const { holds } = await open();
      await holds.noticeMoves([
        aMove(),
        aMove({ destination: 'other' }),
        aMove({ accountId: accountIdOf(2) }),
      ]);
      const decided: EveryField<MassMove> = {
        ...theMove,
        state: 'dismissed',
        decidedBy: 'admin-1',
        decidedAt: noon,
      };
      await holds.saveMove(decided);
      await holds.noticeMoves([aMove()]);
      const moves = await holds.listMovesOf(accountIdOf(1));
      expect(moves).toHaveLength(2);
      expect(moves).toEqual(expect.arrayContaining([decided, aMove({ destination: 'other' })]));
    });

    it('forget the moves of an account that is gone, and may be told so twice', async () => {
      const { holds } = await open();
      const other = aMove({ accountId: accountIdOf(2) });
      await holds.noticeMoves([aMove(), aMove({ destination: 'other' }), other]);
      await holds.deleteMovesOf(accountIdOf(1));
      await holds.deleteMovesOf(accountIdOf(1));
      expect((await holds.listMoves({ next: undefined, limit: 10 })).moves).toEqual([other]);
    });

    it('list the moves of all accounts in pages', async () => {
      const { holds } = await open();
      const moves = [1, 2, 3].map((account) => aMove({ accountId: accountIdOf(account) }));
      await holds.noticeMoves(moves);
      const first = await holds.listMoves({ next: undefined, limit: 2 });
      const rest = await holds.listMoves({ next: first.next, limit: 2 });
      expect([...first.moves, ...rest.moves]).toEqual(moves);
      expect(rest.next).toBeUndefined();
    });
  });
}
