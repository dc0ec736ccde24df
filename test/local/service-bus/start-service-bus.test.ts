import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodies, receiveOne, send, until, withServiceBus } from './with-service-bus.ts';

const queues = [{ name: 'jobs' }];

describe('the local Service Bus', () => {
  it('delivers far more messages over one link than its library keeps unsettled', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      const count = 5_000;
      const sender = client.createSender('jobs');
      let batch = await sender.createMessageBatch();
      for (let n = 0; n < count; n += 1) {
        if (batch.tryAddMessage({ body: n, messageId: String(n) })) continue;
        await sender.sendMessages(batch);
        batch = await sender.createMessageBatch();
        batch.tryAddMessage({ body: n, messageId: String(n) });
      }
      await sender.sendMessages(batch);
      const seen = new Set<unknown>();
      const subscription = client.createReceiver('jobs').subscribe(
        {
          processMessage: async (message) => void seen.add(message.body),
          processError: async ({ error }) => {
            throw error;
          },
        },
        { maxConcurrentCalls: 32 },
      );
      await until(() => bus.statistics()['jobs']?.completed === count, 'all are completed');
      await subscription.close();
      expect(seen.size).toBe(count);
      expect(bus.statistics()['jobs']).toMatchObject({ active: 0, locked: 0, received: count });
    });
  });

  it('has as many messages in work as the consumer asks for, and drains the rest on closing', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(
        client,
        'jobs',
        Array.from({ length: 10 }, (_, body) => ({ body })),
      );
      const release: (() => void)[] = [];
      const subscription = client.createReceiver('jobs').subscribe(
        {
          processMessage: () => new Promise((resolve) => release.push(resolve)),
          processError: async () => undefined,
        },
        { maxConcurrentCalls: 3 },
      );
      await until(() => release.length === 3, 'three messages are in work');
      expect(bus.statistics()['jobs']).toMatchObject({ locked: 3, active: 7 });
      const closing = subscription.close();
      for (const done of release) done();
      await closing;
      await until(() => bus.statistics()['jobs']?.completed === 3, 'the three are completed');
    });
  });

  it('shares messages among consumers and abandons what a handler throws at', async () => {
    await withServiceBus({ queues: [{ name: 'jobs', maxDeliveryCount: 2 }] }, async ({ bus, client }) => {
      await send(client, 'jobs', [{ body: 'good' }, { body: 'bad' }, { body: 'good' }]);
      const handlers = {
        processMessage: async ({ body }: { body: unknown }) => {
          if (body === 'bad') throw new Error('bad');
        },
        processError: async () => undefined,
      };
      client.createReceiver('jobs').subscribe(handlers);
      client.createReceiver('jobs').subscribe(handlers);
      await until(() => bus.statistics()['jobs']?.deadLettered === 1, 'the bad one is dead-lettered');
      await until(() => bus.statistics()['jobs']?.completed === 2, 'the good ones are completed');
    });
  });

  it('goes on after a restart with what its file holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
    const options = {
      queues: [{ name: 'jobs', duplicateDetectionWindowMs: 60_000 }],
      storeFile: join(folder, 'queue.sqlite'),
    };
    await withServiceBus(options, async ({ client }) => {
      await send(client, 'jobs', [
        { body: 1, messageId: 'a' },
        { body: 2, messageId: 'b' },
      ]);
      await send(client, 'jobs', {
        body: 3,
        messageId: 'c',
        scheduledEnqueueTimeUtc: new Date(Date.now() + 400),
      });
      const receiver = client.createReceiver('jobs');
      await receiver.abandonMessage(await receiveOne(receiver));
      await receiveOne(receiver);
    });
    await withServiceBus(options, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 4, messageId: 'a' });
      expect(bus.statistics()['jobs']).toMatchObject({
        active: 2,
        scheduled: 1,
        locked: 0,
        duplicatesDropped: 1,
      });
      const receiver = client.createReceiver('jobs');
      const received = [await receiveOne(receiver), await receiveOne(receiver), await receiveOne(receiver)];
      expect(bodies(received)).toEqual([1, 2, 3]);
      expect(received.map(({ deliveryCount }) => deliveryCount)).toEqual([1, 0, 0]);
    });
    rmSync(folder, { recursive: true });
  });

  it('says which queue it does not know', async () => {
    await withServiceBus({ queues }, async ({ client }) => {
      await expect(send(client, 'jbos', { body: 1 })).rejects.toThrow(
        "The messaging entity 'jbos' could not be found",
      );
      const errors: Error[] = [];
      const subscription = client.createReceiver('jbos').subscribe({
        processMessage: async () => undefined,
        processError: async ({ error }) => void errors.push(error),
      });
      await until(() => errors.length > 0, 'the consumer is told');
      expect(errors[0]).toMatchObject({ code: 'MessagingEntityNotFound' });
      await subscription.close();
    });
  });

  it('refuses a message over the size limit', async () => {
    await withServiceBus({ queues }, async ({ client }) => {
      const body = 'x'.repeat(300_000);
      await expect(send(client, 'jobs', { body })).rejects.toMatchObject({ code: 'MessageSizeExceeded' });
    });
  });
});
