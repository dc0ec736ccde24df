import type { SeededRandom } from '../../local/bench/population/seeded-random.ts';
import { RetryLater } from '../../shared/domain/failures.ts';
import type { QueueSender } from '../../shared/queue/contract.ts';
import type { SentMessage } from '../doubles/queue/broker.ts';
import { KillAtCall } from '../simulation/kill-at-call.ts';
import { ProcessKilled, type Delivery, type World } from '../simulation/world.ts';

/** Few enough that no contact can use up its patience of six failures: three outages and two lost races at most. */
const OUTAGES_MAX = 3;
const OUTSIDE_WRITES_MAX = 6;
const THROTTLED_MAX = 5;

/** Any order, also the newest first throughout; every message once to three times. */
export function randomDelivery(random: SeededRandom): Required<Pick<Delivery, 'pick' | 'times'>> {
  const newestFirst = random.chance(0.2);
  const pick = (waiting: readonly SentMessage[]): number =>
    newestFirst ? waiting.length - 1 : random.below(waiting.length);
  return { pick, times: random.oneOf([1, 1, 1, 2, 3]) };
}

/** Crashes before or after calls at random, in about the first `calls` of a run. */
export function killAtRandomCalls(
  world: World,
  random: SeededRandom,
  { kills, calls }: { kills: number; calls: number },
): KillAtCall[] {
  const killers = Array.from(
    { length: kills },
    () => new KillAtCall({ at: 1 + random.below(calls), moment: random.oneOf(['before', 'after']) }),
  );
  const { interfere } = world;
  world.interfere = (deps) => killers.reduce((wrapped, killer) => killer.interfere(wrapped), interfere(deps));
  return killers;
}

/** Steps after which something is durable and something else is not yet: where a crash hurts most. */
const DELICATE = [
  'addJobs',
  'sendJobs',
  'sendPage',
  'saveSweep',
  'saveSnapshots',
  'writeFlags',
  'addEntries',
  'finishJob',
] as const;

/** Crashes before or after the first calls of the steps that commit something. */
export function killAtDelicateCalls(world: World, random: SeededRandom, kills: number): void {
  const plans = Array.from({ length: kills }, () => ({
    name: random.oneOf<string>(DELICATE),
    left: 1 + random.below(random.oneOf([6, 20])), // pages make nine of each call before jobs make theirs
    moment: random.oneOf(['before', 'after']),
  }));
  const wrap = (room: object): object =>
    new Proxy(room, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        if (!DELICATE.some((delicate) => delicate === name)) return member.bind(target) as unknown;
        return async (...args: unknown[]): Promise<unknown> => {
          const due = plans.filter((plan) => plan.name === name && (plan.left -= 1) === 0);
          if (due.some(({ moment }) => moment === 'before')) throw new ProcessKilled();
          const result: unknown = await Reflect.apply(member, target, args);
          if (due.length > 0) throw new ProcessKilled();
          return result;
        };
      },
    });
  const { interfere } = world;
  world.interfere = (deps) =>
    // Same keys, same shapes: only methods are wrapped.
    Object.fromEntries(
      Object.entries(interfere(deps)).map(([name, room]: [string, unknown]) => [
        name,
        typeof room === 'object' && room !== null ? wrap(room) : room,
      ]),
    ) as typeof deps;
}

/** Crashes while jobs are being sent: the first few are accepted, as when they fill more than one batch. */
export function killInSends(world: World, random: SeededRandom, kills: number): void {
  const { queue } = world;
  const sendJobs: QueueSender['sendJobs'] = queue.sendJobs.bind(queue);
  let left = kills;
  queue.sendJobs = async (jobs, options) => {
    if (left === 0 || jobs.length < 2) return sendJobs(jobs, options);
    left -= 1;
    await sendJobs(jobs.slice(0, 1 + random.below(jobs.length - 1)), options);
    throw new ProcessKilled();
  };
}

/** Dataverse throttles, has outages, and somebody saves rows of it unchanged just before we write them. */
export function disturbDataverse(world: World, random: SeededRandom): void {
  const { crm } = world;
  const left = {
    outages: random.below(OUTAGES_MAX + 1),
    outsideWrites: random.below(OUTSIDE_WRITES_MAX + 1),
    throttled: random.below(THROTTLED_MAX + 1),
  };
  const readContacts = crm.readContacts.bind(crm);
  crm.readContacts = async (request) => {
    if (left.outages > 0 && random.chance(0.2)) {
      left.outages -= 1;
      crm.failNext(new RetryLater('dataverse_unavailable'));
    }
    if (left.throttled > 0 && random.chance(0.2)) {
      left.throttled -= 1;
      crm.throttleNext(1, random.oneOf([2_000, 30_000, 120_000]));
    }
    return readContacts(request);
  };
  const writeFlags = crm.writeFlags.bind(crm);
  crm.writeFlags = async (request) => {
    if (left.outsideWrites > 0 && random.chance(0.3)) {
      left.outsideWrites -= 1;
      const { contactId } = random.oneOf(request.writes);
      crm.beforeNextWrite(() => {
        crm.setFlag({ contactId, flag: crm.flag(contactId) ?? null });
      });
    }
    return writeFlags(request);
  };
}
