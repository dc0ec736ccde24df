import { runIdOf, userIdOf } from '../../builders/ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';

export function memberContract(open: OpenStateForTest): void {
  describe('members', () => {
    it('are those that the latest run saw', async () => {
      const { members } = await open();
      const [first, second] = [runIdOf('run-1'), runIdOf('run-2')];
      await members.saveMembers([1, 2, 3].map((number) => ({ id: userIdOf(number), runId: first })));
      await members.saveMembers([2, 4].map((number) => ({ id: userIdOf(number), runId: second })));
      expect((await members.listMembers()).size).toBe(4);
      await members.removeMembersNotSeenIn(second);
      expect([...(await members.listMembers())].toSorted()).toEqual([userIdOf(2), userIdOf(4)]);
    });

    it('may be nobody', async () => {
      const { members } = await open();
      await members.removeMembersNotSeenIn(runIdOf('run-1'));
      expect(await members.listMembers()).toEqual(new Set());
    });
  });
}
