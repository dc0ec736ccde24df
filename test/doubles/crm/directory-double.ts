import type { Directory } from '../../../shared/crm/contract.ts';
import type { OwnerId } from '../../../shared/domain/ids.ts';
import type { SyncingUserRule } from '../../../shared/domain/scope.ts';

type CrmUser = {
  id: OwnerId;
  email?: string;
  /** Absent = enabled. */
  disabled?: boolean;
  /** Signs in for a program or an administrator only. Absent = a person at work. */
  notInteractive?: boolean;
};

export type DirectoryRows = {
  users: readonly CrmUser[];
  teamMemberships: readonly { teamId: OwnerId; userId: OwnerId }[];
  roleHolders: readonly { roleId: string; userId: OwnerId }[];
  roleTeams: readonly { roleId: string; teamId: OwnerId }[];
  /** Copies of roles in the business units below. */
  roleCopies: readonly { roleId: string; copyId: string }[];
};

type Page<Item> = { items: readonly Item[]; next?: string };

function pageOf<Item>(
  items: readonly Item[],
  { next, size }: { next: string | undefined; size: number },
): Page<Item> {
  const start = Number(next ?? '0');
  const end = start + size;
  return { items: items.slice(start, end), ...(end < items.length && { next: String(end) }) };
}

const includes = (list: readonly string[], wanted: string): boolean =>
  list.some((item) => item.trim().toLowerCase() === wanted.toLowerCase());

export function makeDirectoryDouble(deps: {
  rows: Partial<DirectoryRows>;
  pageSize: number;
  enter: (signal: AbortSignal) => void;
}): Directory {
  const { users = [], teamMemberships = [], roleHolders = [], roleTeams = [], roleCopies = [] } = deps.rows;

  const isGiven = (roleId: string, roleIds: readonly string[]): boolean =>
    includes(roleIds, roleId) ||
    roleCopies.some((copy) => copy.copyId === roleId && includes(roleIds, copy.roleId));
  const isInTeam = (user: CrmUser, teamIds: readonly string[]): boolean =>
    teamMemberships.some(({ teamId, userId }) => userId === user.id && includes(teamIds, teamId));

  const obeys = (user: CrmUser, rule: SyncingUserRule): boolean => {
    switch (rule.kind) {
      case 'everyone':
        return user.notInteractive !== true;
      case 'emails':
        return user.email !== undefined && includes(rule.emails, user.email);
      case 'teams':
        return isInTeam(user, rule.teamIds);
      case 'roles':
        return (
          roleHolders.some(({ roleId, userId }) => userId === user.id && isGiven(roleId, rule.roleIds)) ||
          isInTeam(
            user,
            roleTeams.filter(({ roleId }) => isGiven(roleId, rule.roleIds)).map(({ teamId }) => teamId),
          )
        );
    }
  };

  return {
    async listSyncingUsers({ rule, next, signal }) {
      deps.enter(signal);
      const members = users.filter((user) => user.disabled !== true && obeys(user, rule));
      const { items, ...rest } = pageOf(members, { next, size: deps.pageSize });
      return { memberIds: items.map(({ id }) => id), ...rest };
    },
    async listTeamMemberships({ next, signal }) {
      deps.enter(signal);
      const { items, ...rest } = pageOf(teamMemberships, { next, size: deps.pageSize });
      return { memberships: items, ...rest };
    },
  };
}
