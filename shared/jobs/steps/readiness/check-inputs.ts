import { newestObservedAt } from '../../../changes/newest-observed-at.ts';
import type { Directory, Prerequisites } from '../../../crm/contract.ts';
import type { Clock, Instant } from '../../../domain/calendar.ts';
import type { OwnerId } from '../../../domain/ids.ts';
import type { Check } from '../../../domain/readiness.ts';
import type { SyncingUserRule } from '../../../domain/scope.ts';
import type { Sweep } from '../../../domain/sweep.ts';
import type { ProfileSource } from '../../../profiles/contract.ts';
import type { ControlStore } from '../../../state/contract.ts';

export type CheckInputsDeps = {
  directory: Pick<Directory, 'listSyncingUsers'>;
  prerequisites: Pick<Prerequisites, 'countContactsOf'>;
  source: ProfileSource;
  control: Pick<ControlStore, 'readNewestProfileAt' | 'readSweep'>;
  syncingUsers: SyncingUserRule;
  clock: Clock;
};

/** Of what no sweep has read yet; the bound keeps a large source from taking minutes before the first. */
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

/** Whether the source answers, and how old its newest profile is; what sweeps have read is known from them. */
export async function checkProfileSource(deps: CheckInputsDeps, signal: AbortSignal): Promise<Check> {
  const base = { name: 'profileSource', neededFor: 'reading' } as const;
  const { newestAt, among } = await findNewest(deps, signal);
  if (newestAt === undefined)
    return {
      ...base,
      state: 'unknown',
      detail:
        among === ALL
          ? 'It answers, and holds no profile.'
          : 'It answers, and its first pages hold no profile.',
      remedy: 'Bring profiles (docs/profile-feed.md); without any, no contact can be judged.',
    };
  const ageDays = daysSince({ at: newestAt, clock: deps.clock });
  if (ageDays <= FRESH_DAYS)
    return { ...base, state: 'pass', detail: `It answers; a profile is ${ageDays} days old.` };
  return {
    ...base,
    state: 'unknown',
    detail: `It answers; the newest of ${among} is ${ageDays} days old.`,
    remedy: `Bring newer profiles: news older than ${FRESH_DAYS} days misses people who left.`,
  };
}

const ALL = 'all its profiles';

/** The newest that sweeps have seen and, behind the place they have come to, the source holds; read up to a fresh one. */
async function findNewest(
  { source, control, clock }: CheckInputsDeps,
  signal: AbortSignal,
): Promise<{ newestAt: Instant | undefined; among: string }> {
  const now = clock.now();
  const known = await control.readNewestProfileAt();
  let cursor = known === undefined ? undefined : placeOf((await control.readSweep())?.row);
  let newestAt = known;
  let looked = 0;
  for (let pages = 0; pages < PAGES_LOOKED_AT; pages += 1) {
    const page = await source.readPage({ cursor, limit: PROFILES_A_PAGE, signal });
    looked += page.observations.length;
    const found = newestAt === undefined ? [] : [{ observedAt: newestAt }];
    newestAt = newestObservedAt([...found, ...page.observations], now);
    if (!page.more) return { newestAt, among: ALL };
    if (newestAt !== undefined && daysSince({ at: newestAt, clock }) <= FRESH_DAYS) break;
    cursor = page.cursor;
  }
  return {
    newestAt,
    among: known === undefined ? `the first ${looked} it holds` : `those read and ${looked} more`,
  };
}

function placeOf(sweep: Sweep | undefined): string | undefined {
  const { next, round } = sweep?.cursors.profiles ?? {};
  return next ?? round;
}

const daysSince = ({ at, clock }: { at: Instant; clock: Clock }): number =>
  Math.floor((clock.now().getTime() - Date.parse(at)) / DAY_MS);
