import { GiveUp } from '../domain/failures.ts';
import { ownerIdSchema, type OwnerId } from '../domain/ids.ts';
import type { SyncingUserRule } from '../domain/scope.ts';
import type { Directory, MemberPage } from './contract.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import {
  copiesOfRoles,
  inRoles,
  inTeams,
  roleHolderMapping,
  roleMapping,
  roleTeamMapping,
  teamMembershipMapping,
  userFilter,
  userMapping,
} from './directory-mapping.ts';
import { maxPageSize, PAGE_SIZE_MAX, queryPath } from './query-path.ts';
import { readRowPage, readRows, refused } from './row-page.ts';
import type { TableMapping } from './table-mapping.ts';

/** Memberships per page where each page is followed by a look at its users, whose ids stand in a URL. */
const CHECKED_PAGE_SIZE = 100;

/** Marks the second half of the holders of a role. */
const BY_TEAM = 'by-team:';

type Query<Row> = {
  mapping: TableMapping<Row>;
  filter?: string;
  pageSize: number;
  next: string | undefined;
  signal: AbortSignal;
};

/** Rows that say who is who: one that cannot be read must not silently shrink the scope. */
function readAll<Row>(mapping: TableMapping<Row>, page: ReturnType<typeof readRowPage>): readonly Row[] {
  const { rows, unreadable } = readRows(mapping, page.rows);
  const [first] = unreadable;
  if (first === undefined) return rows;
  throw new GiveUp('dataverse_answer_malformed', { detail: `${first.problem} (row ${first.id})` });
}

async function readPage<Row>(
  http: DataverseHttp,
  query: Query<Row>,
): Promise<{ rows: readonly Row[]; next?: string }> {
  const { mapping, filter, pageSize, next, signal } = query;
  const { set, select } = mapping;
  const condition = filter === undefined ? '' : `&$filter=${filter}`;
  const path = next ?? queryPath({ set, query: `$select=${select}${condition}` });
  const headers = { Prefer: maxPageSize(pageSize) };
  const reply = await http.send({ method: 'GET', path, headers, signal });
  if (reply.kind === 'fault') throw refused({ set, fault: reply });
  const page = readRowPage({ set, answer: reply });
  const rows = readAll(mapping, page);
  return page.nextLink === undefined ? { rows } : { rows, next: page.nextLink };
}

/** Ids from the settings go into a query: whatever is no id stops here. */
function idsOf(what: string, ids: readonly string[]): readonly OwnerId[] {
  return ids.map((id, index) => {
    const parsed = ownerIdSchema.safeParse(id.trim());
    if (parsed.success) return parsed.data;
    const detail = `syncing users: ${what} ${index + 1} of the setting is no id; expected a GUID`;
    throw new GiveUp('dataverse_refused', { detail });
  });
}

export function makeDataverseDirectory(
  http: DataverseHttp,
  options: Pick<DataverseOptions, 'pageSize'> = {},
): Directory {
  const { pageSize = PAGE_SIZE_MAX } = options;
  type Position = { next: string | undefined; signal: AbortSignal };
  type Checked = Position & { pageSize: number };

  const users = async (filter: string, position: Position) =>
    readPage(http, { mapping: userMapping, filter, pageSize, ...position });

  const everyone = async (position: Position): Promise<MemberPage> => {
    const { rows, ...rest } = await users(userFilter.everyone, position);
    return { memberIds: rows.map(({ id }) => id), ...rest };
  };

  /** Compared here, not in a query: an address in a URL would reach traces and logs. */
  const withEmails = async (emails: readonly string[], position: Position): Promise<MemberPage> => {
    const wanted = new Set(emails.map((email) => email.trim().toLowerCase()));
    const { rows, ...rest } = await users(userFilter.enabled, position);
    const members = rows.filter(({ email }) => email !== undefined && wanted.has(email.toLowerCase()));
    return { memberIds: members.map(({ id }) => id), ...rest };
  };

  /** Those of a page of members whose accounts are enabled: the rows of a membership do not say. */
  const enabledHolders = async (query: Query<{ userId: OwnerId }>): Promise<MemberPage> => {
    const { rows, ...rest } = await readPage(http, query);
    const ids = [...new Set(rows.map(({ userId }) => userId))];
    if (ids.length === 0) return { memberIds: [], ...rest };
    const enabled = await users(userFilter.enabledAmong(ids), { next: undefined, signal: query.signal });
    return { memberIds: enabled.rows.map(({ id }) => id), ...rest };
  };

  /** Every row: of roles, and of teams that hold them, there are few. */
  const readEvery = async <Row>(mapping: TableMapping<Row>, filter: string, signal: AbortSignal) => {
    const rows: Row[] = [];
    let next: string | undefined;
    do {
      const page = await readPage(http, { mapping, filter, pageSize, next, signal });
      rows.push(...page.rows);
      next = page.next;
    } while (next !== undefined);
    return rows;
  };

  /** Who holds a role themselves, then who does as a member of a team. */
  const withRoles = async (given: readonly OwnerId[], position: Checked): Promise<MemberPage> => {
    const { next, signal } = position;
    const link = next?.startsWith(BY_TEAM) === true ? next.slice(BY_TEAM.length) : undefined;
    const roles = await readEvery(roleMapping, copiesOfRoles(given), signal);
    const filter = inRoles([...new Set([...given, ...roles.map(({ id }) => id)])]);
    if (link === undefined) {
      const page = await enabledHolders({ mapping: roleHolderMapping, filter, ...position });
      return { ...page, next: page.next ?? BY_TEAM };
    }
    const teams = await readEvery(roleTeamMapping, filter, signal);
    if (teams.length === 0) return { memberIds: [] };
    const query = { mapping: teamMembershipMapping, filter: inTeams(teams.map(({ teamId }) => teamId)) };
    const page = await enabledHolders({ ...query, ...position, next: link === '' ? undefined : link });
    return page.next === undefined ? page : { ...page, next: BY_TEAM + page.next };
  };

  const listByRule = (rule: SyncingUserRule, position: Position): Promise<MemberPage> => {
    const checked = { pageSize: Math.min(pageSize, CHECKED_PAGE_SIZE), ...position };
    switch (rule.kind) {
      case 'everyone':
        return everyone(position);
      case 'emails':
        return withEmails(rule.emails, position);
      case 'teams': {
        const filter = inTeams(idsOf('team', rule.teamIds));
        return enabledHolders({ mapping: teamMembershipMapping, filter, ...checked });
      }
      case 'roles':
        return withRoles(idsOf('role', rule.roleIds), checked);
    }
  };

  return {
    listSyncingUsers: async ({ rule, ...position }) => listByRule(rule, position),
    listTeamMemberships: async (position) => {
      const query = { mapping: teamMembershipMapping, pageSize, ...position };
      const { rows: memberships, ...rest } = await readPage(http, query);
      return { memberships, ...rest };
    },
  };
}
