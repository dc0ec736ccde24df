import { GiveUp, RetryLater } from '../../../shared/domain/failures.ts';
import type { OwnerId } from '../../../shared/domain/ids.ts';
import type { SyncingUserRule } from '../../../shared/domain/scope.ts';
import type { OpenEnvironment } from './open-environment.ts';

/** The environment cannot be read with this sign-in; the message says what to do. */
export class NoAccess extends Error {
  override readonly name = 'NoAccess';
}

type Planned = {
  environment: OpenEnvironment;
  url: string;
  syncingUsers: SyncingUserRule;
  write: boolean;
  dailyFlagLimit: number;
  signal: AbortSignal;
};

/** What is about to happen: who asks, where, about how many, and what is written. Shown before anything is started. */
export async function describePlan(planned: Planned): Promise<readonly string[]> {
  try {
    return await planLines(planned);
  } catch (fault) {
    if (!(fault instanceof GiveUp || fault instanceof RetryLater)) throw fault;
    const cause = fault.cause instanceof Error ? ` ${fault.cause.message}` : '';
    const advice = 'Sign in with az login (or enter the code shown) as a user of that environment.';
    throw new NoAccess(`${planned.url} cannot be read: ${fault.message}.${cause}\n${advice}`, {
      cause: fault,
    });
  }
}

async function planLines({ environment, url, syncingUsers, signal, ...planned }: Planned): Promise<string[]> {
  const { prerequisites, directory } = environment;
  const { userId, organizationId } = await prerequisites.readCaller(signal);
  const name = (await prerequisites.readOrganizationName(signal)) ?? 'name unknown';
  const gaps = await prerequisites.listPrivilegeGaps(signal);
  const ownerIds: OwnerId[] = [];
  let next: string | undefined;
  do {
    const page = await directory.listSyncingUsers({ rule: syncingUsers, next, signal });
    ownerIds.push(...page.memberIds);
    next = page.next;
  } while (next !== undefined);
  const { count, orMore } =
    ownerIds.length === 0
      ? { count: 0, orMore: false }
      : await prerequisites.countContactsOf({ ownerIds, signal });
  const missing = (gaps ?? []).filter(
    ({ neededFor }) => neededFor === 'reading' || (planned.write && neededFor === 'writing'),
  );
  return [
    `environment   ${name} (${url}, organization ${organizationId})`,
    `signed in as  user ${userId}`,
    `in scope      ${ownerIds.length} syncing users, who own ${count}${orMore ? ' or more' : ''} active contacts`,
    ...(missing.length === 0
      ? []
      : [`missing       ${missing.map(({ privilege }) => privilege).join(', ')}`]),
    ...(planned.write
      ? [
          `writing       flags, up to ${planned.dailyFlagLimit} new ones a day`,
          ...(await reactionLines(environment, signal)),
        ]
      : ['writing       nothing: a dry run (--write writes flags)']),
  ];
}

const KINDS = { flow: 'flow', pluginStep: 'plug-in step' } as const;

async function reactionLines({ prerequisites }: OpenEnvironment, signal: AbortSignal): Promise<string[]> {
  const { reactions, unseen } = await prerequisites.listReactions(signal);
  return [
    ...reactions.map(({ kind, name }) => `sets off      ${KINDS[kind]} ${name}`),
    ...unseen.map((kind) => `sets off      unknown: ${KINDS[kind]}s may not be read`),
  ];
}
