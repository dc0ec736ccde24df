import type { DatabaseSync } from 'node:sqlite';
import { Dispatcher } from './dispatcher.ts';
import { withProperties } from './encoded-message.ts';
import { deadLetterSettings, queueSettings, type QueueOptions } from './queue-options.ts';
import type { QueueStatistics } from './queue-statistics.ts';
import { Queue } from './queue.ts';

const MANAGEMENT = '/$management';

type EntitiesDeps = { database: DatabaseSync; queues: QueueOptions[]; now: () => Date };

/** The queues with their dead-letter queues, found by the address a client names (in any case, as in Azure). */
export class Entities {
  readonly #queues: Queue[] = [];
  readonly #byAddress = new Map<string, Queue>();
  readonly #dispatchers = new Map<Queue, Dispatcher>();

  constructor({ database, queues, now }: EntitiesDeps) {
    for (const options of queues) {
      const settings = queueSettings(options);
      const deadLetters = this.#add(
        new Queue({ database, now, withProperties, settings: deadLetterSettings(settings) }),
      );
      this.#queues.push(this.#add(new Queue({ database, now, withProperties, settings, deadLetters })));
    }
  }

  find(address: string | undefined): { queue: Queue; management: boolean } | undefined {
    const path = (address ?? '').toLowerCase();
    const management = path.endsWith(MANAGEMENT);
    const queue = this.#byAddress.get(management ? path.slice(0, -MANAGEMENT.length) : path);
    return queue && { queue, management };
  }

  dispatcherOf(queue: Queue): Dispatcher {
    const dispatcher = this.#dispatchers.get(queue) ?? new Dispatcher(queue);
    this.#dispatchers.set(queue, dispatcher);
    return dispatcher;
  }

  tick(): void {
    for (const queue of this.#byAddress.values()) queue.tick();
  }

  forgetOldDuplicates(): void {
    for (const queue of this.#queues) queue.forgetOldDuplicates();
  }

  statistics(): Record<string, QueueStatistics> {
    return Object.fromEntries(this.#queues.map((queue) => [queue.settings.name, statisticsOf(queue)]));
  }

  #add(queue: Queue): Queue {
    this.#byAddress.set(queue.settings.name.toLowerCase(), queue);
    return queue;
  }
}

function statisticsOf(queue: Queue): QueueStatistics {
  const { active, deferred, scheduled } = queue.store.count();
  const dead = queue.deadLetters?.store.count();
  return {
    active: active - queue.lockedCount,
    scheduled,
    deferred,
    deadLettered: dead ? dead.active + dead.deferred : 0,
    locked: queue.lockedCount,
    ...queue.counters,
  };
}
