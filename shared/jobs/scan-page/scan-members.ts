import { digest } from '../../domain/digest.ts';
import type { OwnerId } from '../../domain/ids.ts';
import { lookAtEnvironment } from '../steps/look-at-environment.ts';
import { readAnew } from './read-anew.ts';
import type { ScanStage, StageDeps, StagePage, StageResult } from './stage.ts';

const TEAMS = 'teams:';
const USERS = 'users:';

/** Who syncs: users first, then teams through their members. A changed circle makes the contacts be read anew. */
export const scanMembers: ScanStage = async (deps, page) => {
  const { next } = page.cursor;
  if (next === undefined) await lookAtEnvironment(deps, page.signal);
  return next?.startsWith(TEAMS) ? scanTeams(deps, page, next) : scanUsers(deps, page, next);
};

async function scanUsers(
  deps: StageDeps,
  page: StagePage,
  position: string | undefined,
): Promise<StageResult> {
  const { memberIds, next } = await deps.directory.listSyncingUsers({
    rule: deps.syncingUsers,
    next: position?.slice(USERS.length),
    signal: page.signal,
  });
  await saveMembers(deps, page, memberIds);
  const cursor = { ...page.cursor, next: next === undefined ? TEAMS : USERS + next };
  return { rows: memberIds.length, items: [], cursor, complete: false };
}

async function scanTeams(deps: StageDeps, page: StagePage, position: string): Promise<StageResult> {
  const link = position.slice(TEAMS.length);
  const { memberships, next } = await deps.directory.listTeamMemberships({
    next: link === '' ? undefined : link,
    signal: page.signal,
  });
  // Users of an earlier run still stand in the table; a team they alone keep goes with the next run.
  const users = await deps.members.listMembers();
  const teams = memberships.filter(({ userId }) => users.has(userId)).map(({ teamId }) => teamId);
  await saveMembers(deps, page, [...new Set(teams)]);
  if (next !== undefined) {
    return {
      rows: memberships.length,
      items: [],
      cursor: { ...page.cursor, next: TEAMS + next },
      complete: false,
    };
  }
  return { rows: memberships.length, items: [], ...(await closeCircle(deps, page)), complete: true };
}

async function closeCircle(
  deps: StageDeps,
  { sweep, cursor }: StagePage,
): Promise<Pick<StageResult, 'cursor' | 'resets'>> {
  await deps.members.removeMembersNotSeenIn(sweep.runId);
  const circle = digest([...(await deps.members.listMembers())].sort(), 32);
  // `round` holds the circle of the sweep before: a contact that enters the scope has no change of its own to tell.
  const changed = cursor.round !== undefined && cursor.round !== circle;
  const contacts = readAnew(sweep.cursors.contacts ?? {});
  return { cursor: { round: circle }, ...(changed && { resets: { contacts } }) };
}

const saveMembers = (deps: StageDeps, { sweep }: StagePage, ids: readonly OwnerId[]): Promise<void> =>
  deps.members.saveMembers(ids.map((id) => ({ id, runId: sweep.runId })));
