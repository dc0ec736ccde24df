import type { Directory, Prerequisites } from '../../../crm/contract.ts';
import type { Clock } from '../../../domain/calendar.ts';
import type { OwnerId } from '../../../domain/ids.ts';
import type { Check } from '../../../domain/readiness.ts';
import type { SyncingUserRule } from '../../../domain/scope.ts';
import type { ProfileSource } from '../../../profiles/contract.ts';

export type CheckInputsDeps = {
  directory: Pick<Directory, 'listSyncingUsers'>;
  prerequisites: Pick<Prerequisites, 'countContactsOf'>;
  source: ProfileSource;
  syncingUsers: SyncingUserRule;
  clock: Clock;
};

/** Enough to tell whether a source lives, and one file's head. */
const PROFILES_LOOKED_AT = 100;
/** LinkedIn's own exports are asked for once a quarter by most people; older news is reported, not refused. */
const FRESH_DAYS = 90;
const DAY_MS = 86_400_000;

/** The rule's users, and how many contacts the first of them own. */
export async function checkScope(deps: CheckInputsDeps, signal: AbortSignal): Promise<readonly Check[]> {
  const ids: OwnerId[] = [];
  let next: string | undefined;
  do {
    const page = await deps.directory.listSyncingUsers({ rule: deps.syncingUsers, next, signal });
    ids.push(...page.memberIds);
    next = page.next;
  } while (next !== undefined);
  const users = { name: 'syncingUsers', neededFor: 'reading' } as const;
  if (ids.length === 0) {
    const remedy = 'Name teams, roles or e-mail addresses of enabled users in SYNCING_USERS.';
    return [{ ...users, state: 'fail', detail: 'Nobody obeys the rule, so no contact is in scope.', remedy }];
  }
  const { count, orMore } = await deps.prerequisites.countContactsOf({ ownerIds: ids, signal });
  return [
    { ...users, state: 'pass', detail: `${ids.length} found.` },
    {
      name: 'contactsInScope',
      neededFor: 'reading',
      state: count === 0 ? 'unknown' : 'pass',
      detail: `Syncing users own ${count}${orMore ? ' or more' : ''} active contacts; others come in through accounts and opportunities.`,
      ...(count === 0 && { remedy: 'Look at SYNCING_USERS: are the owners of your contacts among them?' }),
    },
  ];
}

/** Whether the source answers, and how old the newest profile of its first page is. */
export async function checkProfileSource(
  { source, clock }: CheckInputsDeps,
  signal: AbortSignal,
): Promise<Check> {
  const base = { name: 'profileSource', neededFor: 'reading' } as const;
  const page = await source.readPage({ cursor: undefined, limit: PROFILES_LOOKED_AT, signal });
  const newest = page.observations
    .map(({ observedAt }) => observedAt)
    .sort()
    .at(-1);
  if (newest === undefined)
    return {
      ...base,
      state: 'unknown',
      detail: 'It answers, and its first page holds no profile.',
      remedy: 'Bring profiles (docs/profile-feed.md); without any, no contact can be judged.',
    };
  const ageDays = Math.floor((clock.now().getTime() - Date.parse(newest)) / DAY_MS);
  const detail = `It answers; the newest of its first profiles is ${ageDays} days old.`;
  return ageDays <= FRESH_DAYS
    ? { ...base, state: 'pass', detail }
    : {
        ...base,
        state: 'unknown',
        detail,
        remedy: `Bring newer profiles: news older than ${FRESH_DAYS} days misses people who left.`,
      };
}
