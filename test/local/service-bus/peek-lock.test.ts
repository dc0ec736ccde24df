import { bodies, receiveOne, send, until, withServiceBus } from './with-service-bus.ts';

const queues = [{ name: 'jobs', lockDurationMs: 400, maxDeliveryCount: 3 }];

describe('a queue in peek-lock mode', () => {
  it('delivers what was sent, with its properties, and forgets it when completed', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', {
        body: { contact: 7 },
        messageId: 'm1',
        subject: 'check',
        correlationId: 'run-1',
        contentType: 'application/json',
        applicationProperties: { attempt: 2, at: 'x', flag: true, ratio: 0.5 },
      });
      const receiver = client.createReceiver('jobs');
      const message = await receiveOne(receiver);
      expect(message.body).toEqual({ contact: 7 });
      expect(message).toMatchObject({
        messageId: 'm1',
        subject: 'check',
        correlationId: 'run-1',
        contentType: 'application/json',
        deliveryCount: 0,
        state: 'active',
        applicationProperties: { attempt: 2, at: 'x', flag: true, ratio: 0.5 },
      });
      expect(message.sequenceNumber?.toNumber()).toBe(1);
      expect(message.enqueuedTimeUtc?.getTime()).toBeLessThanOrEqual(Date.now());
      expect(message.lockedUntilUtc?.getTime()).toBeGreaterThan(
        message.enqueuedTimeUtc?.getTime() ?? Infinity,
      );
      await receiver.completeMessage(message);
      expect(bus.statistics()['jobs']).toMatchObject({
        active: 0,
        locked: 0,
        sent: 1,
        received: 1,
        completed: 1,
      });
    });
  });

  it('takes a batch and delivers it in order', async () => {
    await withServiceBus({ queues }, async ({ client }) => {
      const sender = client.createSender('jobs');
      const batch = await sender.createMessageBatch();
      for (let n = 0; n < 100; n += 1) expect(batch.tryAddMessage({ body: n })).toBe(true);
      await sender.sendMessages(batch);
      const received = await client
        .createReceiver('jobs', { receiveMode: 'receiveAndDelete' })
        .receiveMessages(100);
      expect(bodies(received)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    });
  });

  it('counts an abandoned delivery and dead-letters after the last allowed one', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 'poison', messageId: 'p' });
      const receiver = client.createReceiver('jobs');
      for (const deliveryCount of [0, 1, 2]) {
        const message = await receiveOne(receiver);
        expect(message.deliveryCount).toBe(deliveryCount);
        await receiver.abandonMessage(message, { why: `try ${deliveryCount}` });
      }
      const dead = client.createReceiver('jobs', { subQueueType: 'deadLetter' });
      const message = await receiveOne(dead);
      expect(message).toMatchObject({
        body: 'poison',
        messageId: 'p',
        deadLetterReason: 'MaxDeliveryCountExceeded',
        deadLetterErrorDescription: 'Message could not be consumed after 3 delivery attempts.',
        applicationProperties: { why: 'try 2' },
      });
      await dead.completeMessage(message);
      expect(bus.statistics()['jobs']).toMatchObject({
        active: 0,
        deadLettered: 0,
        deadLetteredTotal: 1,
        abandoned: 3,
      });
    });
  });

  it('dead-letters with the reason a consumer gives', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 1 });
      const receiver = client.createReceiver('jobs');
      const options = { deadLetterReason: 'malformed', deadLetterErrorDescription: 'no id', page: 4 };
      await receiver.deadLetterMessage(await receiveOne(receiver), options);
      expect(bus.statistics()['jobs']).toMatchObject({ active: 0, deadLettered: 1 });
      const message = await receiveOne(client.createReceiver('jobs', { subQueueType: 'deadLetter' }));
      expect(message.deadLetterReason).toBe('malformed');
      expect(message.deadLetterErrorDescription).toBe('no id');
      expect(message.applicationProperties).toMatchObject({ page: 4 });
    });
  });

  it('delivers again when the lock expires, and refuses the late settlement', async () => {
    await withServiceBus({ queues }, async ({ client }) => {
      await send(client, 'jobs', { body: 1 });
      const receiver = client.createReceiver('jobs', { maxAutoLockRenewalDurationInMs: 0 });
      const first = await receiveOne(receiver);
      const second = await receiveOne(receiver);
      expect(second.deliveryCount).toBe(1);
      await expect(receiver.completeMessage(first)).rejects.toMatchObject({ code: 'MessageLockLost' });
      await receiver.completeMessage(second);
    });
  });

  it('keeps the lock of a message whose consumer is gone until it expires', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 1 });
      const receiver = client.createReceiver('jobs');
      await receiveOne(receiver);
      await receiver.close();
      expect(bus.statistics()['jobs']).toMatchObject({ active: 0, locked: 1 });
      await until(() => bus.statistics()['jobs']?.active === 1, 'the lock has expired');
      expect((await receiveOne(client.createReceiver('jobs'))).deliveryCount).toBe(1);
    });
  });

  it('renews a lock, so that nobody else gets the message', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 1 });
      const receiver = client.createReceiver('jobs');
      const message = await receiveOne(receiver);
      const end = Date.now() + 900;
      while (Date.now() < end) {
        expect((await receiver.renewMessageLock(message)).getTime()).toBeGreaterThan(Date.now());
        expect(bus.statistics()['jobs']).toMatchObject({ active: 0, locked: 1 });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await receiver.completeMessage(message);
      await expect(receiver.renewMessageLock(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
    });
  });

  it('settles by management when the link is closed', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', [{ body: 1 }, { body: 2 }]);
      const receiver = client.createReceiver('jobs');
      const [first, second] = await receiver.receiveMessages(2);
      if (!first || !second) throw new Error('Two messages expected.');
      const other = client.createReceiver('jobs');
      await receiver.close();
      await other.completeMessage(first);
      await other.deadLetterMessage(second, { deadLetterReason: 'late', deadLetterErrorDescription: '' });
      expect(bus.statistics()['jobs']).toMatchObject({ active: 0, locked: 0, completed: 1, deadLettered: 1 });
    });
  });
});
