import type { Directory, Prerequisites } from '../../../crm/contract.ts';
import type { Clock, Instant } from '../../../domain/calendar.ts';
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

/** A source with fresh news mostly shows it on its first page; the bound keeps a stale one from taking minutes. */
const PROFILES_A_PAGE = 500;
const PAGES_LOOKED_AT = 40;
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

/** Whether the source answers, and how old its newest profile is; it is read no further than a fresh one. */
export async function checkProfileSource(
  { source, clock }: CheckInputsDeps,
  signal: AbortSignal,
): Promise<Check> {
  const base = { name: 'profileSource', neededFor: 'reading' } as const;
  const isFresh = (at: Instant): boolean => daysSince({ at, clock }) <= FRESH_DAYS;
  const { newest, looked, isAll } = await findNewest({ source, isFresh }, signal);
  const unread = `the first ${looked} it holds`;
  if (newest === undefined)
    return {
      ...base,
      state: 'unknown',
      detail: isAll
        ? 'It answers, and holds no profile.'
        : 'It answers, and its first pages hold no profile.',
      remedy: 'Bring profiles (docs/profile-feed.md); without any, no contact can be judged.',
    };
  const ageDays = daysSince({ at: newest, clock });
  if (isFresh(newest))
    return { ...base, state: 'pass', detail: `It answers; a profile is ${ageDays} days old.` };
  return {
    ...base,
    state: 'unknown',
    detail: `It answers; the newest of ${isAll ? 'all its profiles' : unread} is ${ageDays} days old.`,
    remedy: `Bring newer profiles: news older than ${FRESH_DAYS} days misses people who left.`,
  };
}

type Newest = { newest: Instant | undefined; looked: number; isAll: boolean };

async function findNewest(
  deps: { source: ProfileSource; isFresh: (at: Instant) => boolean },
  signal: AbortSignal,
): Promise<Newest> {
  let newest: Instant | undefined;
  let looked = 0;
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES_LOOKED_AT; pages += 1) {
    const page = await deps.source.readPage({ cursor, limit: PROFILES_A_PAGE, signal });
    looked += page.observations.length;
    for (const { observedAt } of page.observations) {
      if (newest === undefined || observedAt > newest) newest = observedAt;
    }
    if (!page.more) return { newest, looked, isAll: true };
    if (newest !== undefined && deps.isFresh(newest)) break;
    cursor = page.cursor;
  }
  return { newest, looked, isAll: false };
}

const daysSince = ({ at, clock }: { at: Instant; clock: Clock }): number =>
  Math.floor((clock.now().getTime() - Date.parse(at)) / DAY_MS);
