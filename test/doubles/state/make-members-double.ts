import type { OwnerId, RunId } from '../../../shared/domain/ids.ts';
import type { MemberStore } from '../../../shared/state/contract.ts';

export function makeMembersDouble(): MemberStore {
  const seenIn = new Map<OwnerId, RunId>();
  return {
    saveMembers: async (members) => {
      for (const { id, runId } of members) seenIn.set(id, runId);
    },
    listMembers: async () => new Set(seenIn.keys()),
    removeMembersNotSeenIn: async (runId) => {
      for (const [id, seen] of [...seenIn]) if (seen !== runId) seenIn.delete(id);
    },
  };
}
