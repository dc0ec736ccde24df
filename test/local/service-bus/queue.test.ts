import {
  deadLetterSettings,
  queueSettings,
  type QueueOptions,
} from '../../../local/service-bus/queue-options.ts';
import { Queue, type IncomingMessage, type TakenMessage } from '../../../local/service-bus/queue.ts';
import { openStore } from '../../../local/service-bus/store-schema.ts';

function startQueue(options: Partial<QueueOptions> = {}) {
  const clock = { now: Date.parse('2026-11-02T08:00:00Z') };
  const settings = queueSettings({ name: 'jobs', lockDurationMs: 1_000, ...options });
  const deps = {
    database: openStore(undefined),
    now: () => new Date(clock.now),
    withProperties: (payload: Uint8Array) => Buffer.from(payload),
  };
  const deadLetters = new Queue({ ...deps, settings: deadLetterSettings(settings) });
  const queue = new Queue({ ...deps, settings, deadLetters });
  const pass = (milliseconds: number) => {
    clock.now += milliseconds;
    queue.tick();
  };
  return { queue, deadLetters, pass };
}

function aMessage(text: string, overrides: Partial<IncomingMessage> = {}): IncomingMessage {
  const none = { sessionId: undefined, timeToLiveMs: undefined, dueAt: undefined };
  return { payload: Buffer.from(text), messageId: text, ...none, ...overrides };
}

function texts(taken: TakenMessage[]): string[] {
  return taken.map(({ message }) => message.payload.toString());
}

function tokens(taken: TakenMessage[]): string[] {
  return taken.map(({ lock }) => lock?.token ?? 'not locked');
}

describe('a queue by the clock', () => {
  it('gives expired messages back in their old order, before younger ones', () => {
    const { queue, pass } = startQueue();
    queue.send(['a', 'b', 'c', 'd'].map((text) => aMessage(text)));
    const [first] = tokens(queue.take({ limit: 3, remove: false }));
    queue.settlement.complete(first ?? '');
    pass(999);
    expect(queue.lockedCount).toBe(2);
    pass(1);
    expect(texts(queue.take({ limit: 9, remove: false }))).toEqual(['b', 'c', 'd']);
  });

  it('lets a renewed lock outlive the others', () => {
    const { queue, pass } = startQueue();
    queue.send([aMessage('a'), aMessage('b')]);
    const [first] = tokens(queue.take({ limit: 2, remove: false }));
    pass(600);
    queue.settlement.renew(first ?? '');
    pass(600);
    expect(texts(queue.take({ limit: 9, remove: false }))).toEqual(['b']);
    pass(400);
    expect(texts(queue.take({ limit: 9, remove: false }))).toEqual(['a']);
  });

  it('counts every expired lock and dead-letters after the last allowed one', () => {
    const { queue, deadLetters, pass } = startQueue({ maxDeliveryCount: 2 });
    queue.send([aMessage('a')]);
    for (const count of [0, 1]) {
      expect(queue.take({ limit: 1, remove: false })[0]?.message.deliveryCount).toBe(count);
      pass(1_000);
    }
    expect(queue.take({ limit: 1, remove: false })).toEqual([]);
    expect(texts(deadLetters.take({ limit: 1, remove: false }))).toEqual(['a']);
  });

  it('hands out a dead letter that is older than those already read', () => {
    const { queue, deadLetters } = startQueue();
    queue.send([aMessage('old'), aMessage('young')]);
    const [old, young] = tokens(queue.take({ limit: 2, remove: false }));
    const cause = { reason: 'bad', description: undefined };
    queue.settlement.deadLetter(young ?? '', cause);
    expect(texts(deadLetters.take({ limit: 9, remove: false }))).toEqual(['young']);
    queue.settlement.deadLetter(old ?? '', cause);
    expect(texts(deadLetters.take({ limit: 9, remove: false }))).toEqual(['old']);
  });

  it('forgets a message id when the window has passed', () => {
    const { queue, pass } = startQueue({ duplicateDetectionWindowMs: 20_000 });
    queue.send([aMessage('a')]);
    pass(19_999);
    queue.send([aMessage('a')]);
    expect(queue.counters.duplicatesDropped).toBe(1);
    pass(1);
    queue.forgetOldDuplicates();
    queue.send([aMessage('a')]);
    expect(texts(queue.take({ limit: 9, remove: true }))).toEqual(['a', 'a']);
  });

  it('activates scheduled messages in the order of their times', () => {
    const { queue, pass } = startQueue();
    const at = (seconds: number) => new Date(Date.parse('2026-11-02T08:00:00Z') + seconds * 1_000);
    queue.send([aMessage('second', { dueAt: at(20) }), aMessage('first', { dueAt: at(10) })]);
    pass(9_999);
    expect(queue.take({ limit: 9, remove: true })).toEqual([]);
    pass(10_001);
    expect(texts(queue.take({ limit: 9, remove: true }))).toEqual(['first', 'second']);
  });

  it('offers the free sessions in turn, so that none starves', () => {
    const { queue } = startQueue({ requiresSession: true });
    queue.send(['a', 'b', 'c'].map((sessionId) => aMessage(`in ${sessionId}`, { sessionId })));
    const given: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      queue.sessions.acceptNext({
        timeoutMs: 0,
        onAccepted: (session) => {
          given.push(session.id);
          queue.sessions.release(session);
        },
        onTimeout: () => undefined,
      });
    }
    expect(given).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('takes the next of many messages without reading the rest', () => {
    const { queue } = startQueue();
    const many = Array.from({ length: 50_000 }, (_, n) => aMessage(String(n)));
    queue.send(many);
    const start = performance.now();
    for (let n = 0; n < 1_000; n += 1) {
      const [token] = tokens(queue.take({ limit: 1, remove: false }));
      if (n % 2 === 0) queue.settlement.complete(token ?? '');
    }
    // Reading all would take about 50 ms each time.
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(texts(queue.take({ limit: 1, remove: false }))).toEqual(['1000']);
  });
});
