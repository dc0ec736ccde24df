import { scanPage } from '../../shared/jobs/scan-page/scan-page.ts';
import { validateContacts } from '../../shared/jobs/validate-contacts/validate-contacts.ts';
import type { SentMessage } from '../doubles/queue/broker.ts';
import { aroundCalls, STORES } from '../simulation/around-calls.ts';
import { World } from '../simulation/world.ts';
import { LimitedCrm } from './limited-crm.ts';
import { VirtualTime } from './virtual-time.ts';

/** One call of a store or the queue: a request to Azure in the same region. */
const STORAGE_MS = 10;
/** Session ids of the validation queue, hence jobs in flight, however many instances run (promise 9). */
const SESSIONS = 16;
const LOOK_AGAIN_MS = 250;

/** The product's jobs on doubles that take time, worked off as Azure would: pages one by one, 16 sessions beside them. */
export class VirtualPlatform {
  readonly world: World;
  readonly time: VirtualTime;
  readonly crm: LimitedCrm;

  constructor(seed: ConstructorParameters<typeof World>[0]) {
    this.world = new World(seed);
    const { world } = this;
    const time = new VirtualTime({ startMs: world.nowMs });
    this.time = time;
    Object.defineProperty(world, 'nowMs', { get: () => time.nowMs, set: (ms: number) => (time.nowMs = ms) });
    this.crm = new LimitedCrm({ crm: world.crm, time, control: world.state.control });
    world.interfere = (deps) =>
      aroundCalls(
        { ...deps, changes: this.crm, contacts: this.crm, directory: this.crm },
        {
          rooms: STORES,
          around: async (call) => {
            await time.sleep(STORAGE_MS);
            return call();
          },
        },
      );
  }

  /** Works until nothing waits any more; answers how long that took in virtual milliseconds. */
  async workOff(): Promise<number> {
    const startedMs = this.time.nowMs;
    const busy = new Set<string>();
    let active = 0;
    const worker = async (take: () => SentMessage | undefined, keyOf: (message: SentMessage) => string) => {
      for (;;) {
        const message = take();
        if (message === undefined) {
          if (this.world.queue.waiting.length === 0 && active === 0) return;
          await this.time.sleep(LOOK_AGAIN_MS);
          continue;
        }
        const key = keyOf(message);
        busy.add(key);
        active += 1;
        await this.#handle(message);
        active -= 1;
        busy.delete(key);
      }
    };
    const sessionOf = (message: SentMessage): string => ('sessionId' in message ? message.sessionId : 'scan');
    const sessions = Array.from({ length: SESSIONS }, () =>
      worker(
        () => this.#take((message) => message.queue !== 'scan' && !busy.has(sessionOf(message))),
        sessionOf,
      ),
    );
    const pages = worker(() => this.#take(({ queue }) => queue === 'scan'), sessionOf);
    await this.time.run(Promise.all([pages, ...sessions]));
    return this.time.nowMs - startedMs;
  }

  #take(fits: (message: SentMessage) => boolean): SentMessage | undefined {
    const { waiting } = this.world.queue;
    const index = waiting.findIndex(
      (message) => (message.notBefore?.getTime() ?? 0) <= this.time.nowMs && fits(message),
    );
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  async #handle(message: SentMessage): Promise<void> {
    const { signal } = new AbortController();
    const { deps } = this.world;
    if (message.queue === 'scan') await scanPage(deps, message.body, signal);
    else await validateContacts(deps, message.body, { deliveryCount: 1, signal });
  }
}
