import type { Directory } from '../../../shared/crm/contract.ts';
import type { SyncingUserRule } from '../../../shared/domain/scope.ts';
import { roleId, teamId, userId } from './crm-rows.ts';
import { inTime, type CrmSubject, type MakeCrmSubject } from './crm-subject.ts';

const rows = {
  users: [
    { id: userId(1), email: 'one@invented.example' },
    { id: userId(2), email: 'Two@Invented.example' },
    { id: userId(3), email: 'three@invented.example', disabled: true },
    { id: userId(4), email: 'four@invented.example', notInteractive: true },
    { id: userId(5), email: 'five@invented.example' },
  ],
  teamMemberships: [
    { teamId: teamId(1), userId: userId(1) },
    { teamId: teamId(1), userId: userId(3) },
    { teamId: teamId(2), userId: userId(2) },
    { teamId: teamId(2), userId: userId(1) },
    { teamId: teamId(3), userId: userId(5) },
  ],
  roleHolders: [
    { roleId: roleId(1), userId: userId(2) },
    { roleId: roleId(1), userId: userId(3) },
    { roleId: roleId(2), userId: userId(5) },
    { roleId: roleId(8), userId: userId(1) },
  ],
  roleTeams: [
    { roleId: roleId(3), teamId: teamId(1) },
    { roleId: roleId(8), teamId: teamId(3) },
  ],
  roleCopies: [{ roleId: roleId(4), copyId: roleId(8) }],
};

async function listMembers(directory: Directory, rule: SyncingUserRule) {
  const members = new Set<string>();
  let pages = 0;
  let next: string | undefined;
  do {
    const page = await directory.listSyncingUsers({ rule, next, signal: inTime() });
    for (const id of page.memberIds) members.add(id);
    pages += 1;
    next = page.next;
  } while (next !== undefined);
  return { members: [...members].sort(), pages };
}

/** Tests that every Directory passes. */
export function describeDirectory(name: string, makeSubject: MakeCrmSubject): void {
  describe(`${name} as a directory`, () => {
    let subject: CrmSubject;
    beforeEach(async () => {
      subject = await makeSubject({ pageSize: 2, directory: rows });
    });
    afterEach(() => subject.stop());

    it('lists every enabled person at work, page by page', async () => {
      const { members, pages } = await listMembers(subject.directory, { kind: 'everyone' });
      expect(members).toEqual([1, 2, 5].map(userId));
      expect(pages).toBe(2);
    });

    it.each<{ rule: SyncingUserRule; users: number[] }>([
      { rule: { kind: 'emails', emails: ['ONE@invented.example', ' two@invented.example '] }, users: [1, 2] },
      { rule: { kind: 'emails', emails: ['three@invented.example', 'nobody@invented.example'] }, users: [] },
      { rule: { kind: 'teams', teamIds: [teamId(1), teamId(2).toUpperCase()] }, users: [1, 2] },
      { rule: { kind: 'teams', teamIds: [teamId(9)] }, users: [] },
      { rule: { kind: 'roles', roleIds: [roleId(1), roleId(2)] }, users: [2, 5] },
      { rule: { kind: 'roles', roleIds: [roleId(3)] }, users: [1] },
      { rule: { kind: 'roles', roleIds: [roleId(4)] }, users: [1, 5] },
    ])(
      'lists the enabled users of a rule by $rule.kind, roles also by team and copy: $users',
      async ({ rule, users }) => {
        expect((await listMembers(subject.directory, rule)).members).toEqual(users.map(userId));
      },
    );

    it('lists the memberships of all teams, page by page', async () => {
      const memberships: string[] = [];
      let next: string | undefined;
      do {
        const page = await subject.directory.listTeamMemberships({ next, signal: inTime() });
        memberships.push(...page.memberships.map((row) => `${row.teamId} ${row.userId}`));
        next = page.next;
      } while (next !== undefined);
      expect(memberships.sort()).toEqual(
        rows.teamMemberships.map((row) => `${row.teamId} ${row.userId}`).sort(),
      );
    });
  });
}
