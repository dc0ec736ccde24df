import { bodies, receiveOne, send, until, withServiceBus } from './with-service-bus.ts';

const queues = [{ name: 'jobs' }, { name: 'unique', duplicateDetectionWindowMs: 600 }];

describe('a queue over time', () => {
  it('holds a scheduled message back until its time, then numbers it anew', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      const dueAt = new Date(Date.now() + 300);
      await send(client, 'jobs', { body: 'later', scheduledEnqueueTimeUtc: dueAt });
      await send(client, 'jobs', { body: 'now' });
      expect(bus.statistics()['jobs']).toMatchObject({ active: 1, scheduled: 1 });
      const receiver = client.createReceiver('jobs');
      const now = await receiveOne(receiver);
      const later = await receiveOne(receiver);
      expect(bodies([now, later])).toEqual(['now', 'later']);
      expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime());
      expect(later.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
      expect(later.enqueuedSequenceNumber).toBe(1);
      expect(later.sequenceNumber?.toNumber()).toBe(3);
    });
  });

  it('cancels a scheduled message, once', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      const sender = client.createSender('jobs');
      const [first] = await sender.scheduleMessages([{ body: 1 }, { body: 2 }], new Date(Date.now() + 250));
      if (!first) throw new Error('A sequence number expected.');
      await sender.cancelScheduledMessages(first);
      await expect(sender.cancelScheduledMessages(first)).rejects.toMatchObject({ code: 'MessageNotFound' });
      expect((await receiveOne(client.createReceiver('jobs'))).body).toBe(2);
      expect(bus.statistics()['jobs']).toMatchObject({ active: 0, scheduled: 0 });
    });
  });

  it('accepts a duplicate within the window and drops it', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'unique', { body: 1, messageId: 'a' });
      await send(client, 'unique', [
        { body: 2, messageId: 'a' },
        { body: 3, messageId: 'b' },
      ]);
      expect(bus.statistics()['unique']).toMatchObject({ active: 2, sent: 3, duplicatesDropped: 1 });
      await until(async () => {
        await send(client, 'unique', { body: 4, messageId: 'a' });
        return bus.statistics()['unique']?.active === 3;
      }, 'the window has passed');
    });
  });

  it('dead-letters a message that outlived its time', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 1, timeToLive: 100 });
      await until(() => bus.statistics()['jobs']?.deadLettered === 1, 'the message has expired');
      const message = await receiveOne(client.createReceiver('jobs', { subQueueType: 'deadLetter' }));
      expect(message.deadLetterReason).toBe('TTLExpiredException');
    });
  });

  it('defers a message until it is asked for by number', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', [{ body: 1 }, { body: 2 }]);
      const receiver = client.createReceiver('jobs');
      const message = await receiveOne(receiver);
      const number = message.sequenceNumber;
      if (!number) throw new Error('A sequence number expected.');
      await receiver.deferMessage(message, { step: 'two' });
      expect((await receiveOne(receiver)).body).toBe(2);
      const [deferred] = await receiver.receiveDeferredMessages(number);
      if (!deferred) throw new Error('The deferred message expected.');
      expect(deferred).toMatchObject({ body: 1, state: 'deferred', applicationProperties: { step: 'two' } });
      await receiver.completeMessage(deferred);
      await expect(receiver.receiveDeferredMessages(number)).rejects.toMatchObject({
        code: 'MessageNotFound',
      });
      expect(bus.statistics()['jobs']).toMatchObject({ deferred: 0, completed: 1 });
    });
  });

  it('shows messages without locking them', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      const receiver = client.createReceiver('jobs');
      expect(await receiver.peekMessages(5)).toEqual([]);
      await send(client, 'jobs', [
        { body: 1 },
        { body: 2, scheduledEnqueueTimeUtc: new Date(Date.now() + 60_000) },
        { body: 3 },
      ]);
      const first = await receiver.peekMessages(2);
      const rest = await receiver.peekMessages(2);
      expect(bodies([...first, ...rest])).toEqual([1, 2, 3]);
      expect(first.map(({ state }) => state)).toEqual(['active', 'scheduled']);
      expect(bus.statistics()['jobs']).toMatchObject({ active: 2, scheduled: 1, locked: 0 });
    });
  });
});
