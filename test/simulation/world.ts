import { daySchema, type Clock } from '../../shared/domain/calendar.ts';
import type { Mode } from '../../shared/domain/enablement.ts';
import { runIdSchema, type ContactId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Observation } from '../../shared/domain/profile.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';
import { changeEnablement } from '../../shared/jobs/change-enablement.ts';
import { findChanges } from '../../shared/jobs/find-changes.ts';
import { parkDeadLetters } from '../../shared/jobs/park-dead-letters.ts';
import { releaseHeld } from '../../shared/jobs/release-held.ts';
import { scanPage } from '../../shared/jobs/scan-page/scan-page.ts';
import { startSweep } from '../../shared/jobs/start-sweep.ts';
import { makeLearnedReader } from '../../shared/jobs/steps/learned-companies.ts';
import { undoRun } from '../../shared/jobs/undo-run.ts';
import { validateContacts } from '../../shared/jobs/validate-contacts/validate-contacts.ts';
import { CAREFUL } from '../builders/a-snapshot.ts';
import { userIdOf } from '../builders/ids.ts';
import { CrmDouble, type CrmSeed } from '../doubles/crm/crm-double.ts';
import { EnvironmentDouble } from '../doubles/crm/environment-double.ts';
import { PrerequisitesDouble } from '../doubles/crm/prerequisites-double.ts';
import { makeProfileIndexDouble } from '../doubles/profiles/make-profile-index-double.ts';
import { ProfileSourceDouble } from '../doubles/profiles/make-profile-source-double.ts';
import { Broker, type SentMessage } from '../doubles/queue/broker.ts';
import { makeStateDouble } from '../doubles/state/make-state-double.ts';
import { makeTelemetryDouble } from '../doubles/telemetry/make-telemetry-double.ts';

const MAX_DELIVERIES = 10;
const MINUTE_MS = 60_000;

type Options = CrmSeed & {
  observations?: readonly Observation[];
  today?: string;
  policy?: Partial<Policy>;
  dailyFlagLimit?: number;
  rulesVersion?: string;
  language?: Language;
};

/** How the broker delivers: which waiting message comes next, how often, and what is scheduled up to when. */
export type Delivery = {
  pick?: (waiting: readonly SentMessage[]) => number;
  times?: number;
  forMs?: number;
};

/** The whole product on doubles: real jobs, a broker that a test can disturb, a clock that moves by hand. */
export class World {
  readonly crm: CrmDouble;
  readonly environment = new EnvironmentDouble();
  readonly state = makeStateDouble();
  readonly queue = new Broker();
  readonly source = new ProfileSourceDouble();
  readonly telemetry = makeTelemetryDouble();
  readonly profiles = makeProfileIndexDouble();
  readonly prerequisites = new PrerequisitesDouble();
  nowMs = Date.parse('2026-11-01T06:00:00Z');
  todayText: string;
  settings: { policy: Policy; dailyFlagLimit: number; rulesVersion: string; language?: Language };
  #runs = 0;

  constructor({ observations = [], today = '2026-11-01', ...options }: Options) {
    this.crm = new CrmDouble({ users: [{ id: userIdOf(1) }], ...options });
    this.source.observations.push(...observations);
    this.todayText = today;
    this.settings = {
      policy: { ...CAREFUL, ...options.policy },
      dailyFlagLimit: options.dailyFlagLimit ?? 500,
      rulesVersion: options.rulesVersion ?? 'test',
      ...(options.language !== undefined && { language: options.language }),
    };
  }

  get clock(): Clock {
    return { now: () => new Date(this.nowMs), today: () => daySchema.parse(this.todayText) };
  }

  /** Lets a test stand between the jobs and everything they call. */
  interfere: <Deps extends object>(deps: Deps) => Deps = (deps) => deps;

  get deps() {
    return this.interfere({
      ...this.state,
      ...this.settings,
      changes: this.crm,
      contacts: this.crm,
      directory: this.crm,
      environment: this.environment,
      source: this.source,
      profiles: this.profiles,
      prerequisites: this.prerequisites,
      queueProbe: { reachQueues: async () => ({ kind: 'reached' }) as const },
      writesAllowed: true,
      polledTables: [],
      queue: this.queue,
      telemetry: this.telemetry,
      clock: this.clock,
      newRunId: () => {
        this.#runs += 1;
        return runIdSchema.parse(`run-${this.#runs}`);
      },
      lookUpSecret: 'a secret of at least thirty-two characters',
      readLearned: makeLearnedReader({ learned: this.state.learned }),
      openOpportunitiesOnly: true,
      syncingUsers: { kind: 'everyone' } as const,
      sweepIntervalHours: 24,
      profileRetentionDays: 730,
    });
  }

  /** The toggle and a first sweep with everything that follows. */
  async start(delivery: Delivery = {}): Promise<this> {
    await this.enable();
    await this.drain(delivery);
    return this;
  }

  /** Sets the toggle; switching on starts a sweep, which waits in the queue. */
  async enable(mode: Mode = 'on'): Promise<void> {
    const etag = (await this.state.control.readEnablement())?.etag;
    const { signal } = new AbortController();
    const result = await changeEnablement(this.deps, { mode, changedBy: 'test', etag, signal });
    if (result.kind === 'notReady') throw new Error(JSON.stringify(result.checks));
  }

  tick(): ReturnType<typeof findChanges> {
    return findChanges(this.deps);
  }

  /** What the timer does beside looking for changes, and everything that follows from it. */
  async release(): ReturnType<typeof releaseHeld> {
    const result = await releaseHeld(this.deps);
    await this.drain();
    return result;
  }

  /** A sweep now, and everything that follows from it. */
  async sweep(delivery: Delivery = {}): Promise<void> {
    this.nowMs += MINUTE_MS;
    await startSweep(this.deps, { startedBy: 'test' });
    await this.drain(delivery);
  }

  /** Delivers until nothing waits; scheduled messages make the clock jump. */
  async drain({ pick = () => 0, times = 1, forMs = Infinity }: Delivery = {}): Promise<void> {
    const untilMs = this.nowMs + forMs;
    for (let steps = 0; this.queue.waiting.length > 0; steps += 1) {
      if (steps > 10_000) throw new Error('the queue never empties');
      const now = this.queue.waiting.filter(({ notBefore }) => (notBefore?.getTime() ?? 0) <= this.nowMs);
      if (now.length === 0) {
        const nextMs = Math.min(...this.queue.waiting.map(({ notBefore }) => notBefore?.getTime() ?? 0));
        if (nextMs > untilMs) return;
        this.nowMs = nextMs;
        continue;
      }
      const message = now[pick(now)] ?? now[0];
      if (message === undefined) continue;
      this.queue.waiting.splice(this.queue.waiting.indexOf(message), 1);
      for (let time = 0; time < times; time += 1) await this.deliver(message);
    }
  }

  /** A sweep's pages alone, while its jobs wait. */
  async drainPages(): Promise<void> {
    this.nowMs += MINUTE_MS;
    await startSweep(this.deps, { startedBy: 'test' });
    await this.deliverPages();
  }

  /** The pages that wait, while their jobs do. */
  async deliverPages(): Promise<void> {
    for (let page = this.#nextPage(); page !== undefined; page = this.#nextPage()) await this.deliver(page);
  }

  #nextPage(): SentMessage | undefined {
    const index = this.queue.waiting.findIndex(({ queue }) => queue === 'scan');
    return index < 0 ? undefined : this.queue.waiting.splice(index, 1)[0];
  }

  /** One message until it is dealt with or dead. */
  async deliver(message: SentMessage): Promise<void> {
    for (let deliveryCount = 1; deliveryCount <= MAX_DELIVERIES; deliveryCount += 1) {
      try {
        await this.handle(message, deliveryCount);
        return;
      } catch (error) {
        if (error instanceof ProcessKilled) {
          this.queue.waiting.push(message);
          return;
        }
        if (deliveryCount < MAX_DELIVERIES) continue;
        await parkDeadLetters(this.deps, { ...message, reason: 'MaxDeliveryCountExceeded' });
      }
    }
  }

  async handle(message: SentMessage, deliveryCount = 1): Promise<void> {
    const { signal } = new AbortController();
    if (message.queue !== 'scan') {
      await validateContacts(this.deps, message.body, { deliveryCount, signal });
    } else if (message.body.kind === 'undo') await undoRun(this.deps, message.body, signal);
    else await scanPage(this.deps, message.body, signal);
  }

  async snapshot(id: ContactId): Promise<Snapshot | undefined> {
    return (await this.state.snapshots.readSnapshots([id])).get(id)?.row;
  }

  async snapshots(): Promise<Snapshot[]> {
    const { snapshots } = await this.state.snapshots.listSnapshots({ next: undefined, limit: 100_000 });
    return [...snapshots];
  }

  /** Validation jobs sent so far, without those of the message list given. */
  jobs() {
    return this.queue.accepted.flatMap((message) => (message.queue === 'scan' ? [] : [message.body]));
  }
}

/** Thrown by a test in place of a crash: the broker will deliver again. */
export class ProcessKilled extends Error {}

/** What must be equal however the messages came: flags, snapshots without instants, audit rows. */
export async function endState(world: World): Promise<object> {
  const snapshots = await world.snapshots();
  const flags = snapshots.map(({ contactId }) => [contactId, world.crm.flag(contactId)]);
  const audits = await Promise.all(
    snapshots.map(({ contactId }) => world.state.audit.listByContact(contactId)),
  );
  return {
    flags: flags.sort(),
    snapshots: snapshots.map(({ validatedAt, ...rest }) => rest),
    audits: audits.flat().map(({ auditId, from, to, contactId }) => ({ auditId, from, to, contactId })),
  };
}
