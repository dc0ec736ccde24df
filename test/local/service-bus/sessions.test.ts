import { spawn } from 'node:child_process';
import { bodies, newClient, receiveOne, send, until, withServiceBus } from './with-service-bus.ts';

const queues = [{ name: 'jobs', requiresSession: true, lockDurationMs: 400, maxDeliveryCount: 3 }];
const longLock = [{ name: 'jobs', requiresSession: true }];

const SESSION_CONSUMER = `
  const { ServiceBusClient } = require('@azure/service-bus');
  const client = new ServiceBusClient(process.argv[1]);
  client.acceptNextSession('jobs').then((receiver) => receiver.receiveMessages(1));
`;

describe('a queue with sessions', () => {
  it('delivers a session in order to the one who accepted it', async () => {
    await withServiceBus({ queues: longLock }, async ({ client }) => {
      const messages = Array.from({ length: 20 }, (_, n) => ({
        body: n,
        sessionId: n % 2 === 0 ? 'even' : 'odd',
      }));
      await send(client, 'jobs', messages);
      const receiver = await client.acceptSession('jobs', 'even');
      expect(receiver.sessionLockedUntilUtc.getTime()).toBeGreaterThan(Date.now() + 50_000);
      const received = await receiver.receiveMessages(10);
      expect(bodies(received)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
      expect(received[0]?.sessionId).toBe('even');
      for (const message of received) await receiver.completeMessage(message);
    });
  });

  it('gives an abandoned message again before the younger ones', async () => {
    await withServiceBus({ queues: longLock }, async ({ client }) => {
      await send(
        client,
        'jobs',
        [1, 2, 3].map((body) => ({ body, sessionId: 's' })),
      );
      const receiver = await client.acceptSession('jobs', 's');
      await receiver.abandonMessage(await receiveOne(receiver));
      const again = await receiveOne(receiver);
      expect([again.body, again.deliveryCount]).toEqual([1, 1]);
    });
  });

  it('gives every session to one consumer only, until that one closes', async () => {
    await withServiceBus({ queues: longLock }, async ({ client }) => {
      await send(client, 'jobs', { body: 1, sessionId: 's' });
      const first = await client.acceptSession('jobs', 's');
      await expect(client.acceptSession('jobs', 's')).rejects.toMatchObject({
        code: 'SessionCannotBeLocked',
      });
      const received = await receiveOne(first);
      await first.close();
      const second = await client.acceptSession('jobs', 's');
      const again = await receiveOne(second);
      expect([again.messageId, again.deliveryCount]).toEqual([received.messageId, 0]);
    });
  });

  it('gives the next free session, and lets a client wait for one', async () => {
    await withServiceBus({ queues: longLock }, async ({ client }) => {
      await send(client, 'jobs', [
        { body: 1, sessionId: 'a' },
        { body: 2, sessionId: 'b' },
      ]);
      const taken = [await client.acceptNextSession('jobs'), await client.acceptNextSession('jobs')];
      expect(taken.map(({ sessionId }) => sessionId)).toEqual(['a', 'b']);
      const waiting = client.acceptNextSession('jobs');
      await send(client, 'jobs', { body: 3, sessionId: 'c' });
      expect((await waiting).sessionId).toBe('c');
      const waitingForRelease = client.acceptNextSession('jobs');
      await taken[1]?.close();
      expect((await waitingForRelease).sessionId).toBe('b');
    });
  });

  it('ends the wait for a session with a timeout', async () => {
    await withServiceBus({ queues }, async ({ bus }) => {
      const impatient = newClient(bus, 600);
      await expect(impatient.acceptNextSession('jobs')).rejects.toMatchObject({ code: 'ServiceTimeout' });
      await impatient.close();
    });
  });

  it('frees the session of a killed consumer at once, without counting a delivery', async () => {
    await withServiceBus({ queues: longLock }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 1, sessionId: 's' });
      const consumer = spawn(process.execPath, ['-e', SESSION_CONSUMER, bus.connectionString], {
        stdio: 'inherit',
      });
      await until(() => bus.statistics()['jobs']?.locked === 1, 'the other process has the message');
      consumer.kill('SIGKILL');
      const receiver = await client.acceptNextSession('jobs');
      expect(receiver.sessionId).toBe('s');
      expect((await receiveOne(receiver)).deliveryCount).toBe(0);
    });
  });

  it('counts a delivery when the session lock expires, and tells the consumer', async () => {
    await withServiceBus({ queues }, async ({ bus, client }) => {
      await send(client, 'jobs', { body: 1, sessionId: 's' });
      const slow = await client.acceptSession('jobs', 's', { maxAutoLockRenewalDurationInMs: 0 });
      const message = await receiveOne(slow);
      await until(() => bus.statistics()['jobs']?.locked === 0, 'the session lock has expired');
      // A settlement that crosses the broker's word on the wire is answered by nobody, by the real service neither.
      await until(() => slow.isClosed, 'the consumer has heard of it');
      await expect(slow.completeMessage(message)).rejects.toMatchObject({ code: 'SessionLockLost' });
      const next = await client.acceptSession('jobs', 's');
      expect((await receiveOne(next)).deliveryCount).toBe(1);
    });
  });

  it('keeps a session as long as its lock is renewed', async () => {
    await withServiceBus({ queues }, async ({ client }) => {
      await send(client, 'jobs', { body: 1, sessionId: 's' });
      const receiver = await client.acceptSession('jobs', 's', { maxAutoLockRenewalDurationInMs: 0 });
      const message = await receiveOne(receiver);
      const end = Date.now() + 900;
      while (Date.now() < end) {
        const lockedUntil = await receiver.renewSessionLock();
        expect(lockedUntil.getTime()).toBeGreaterThan(Date.now());
      }
      await receiver.completeMessage(message);
    });
  });

  it('keeps a state with the session', async () => {
    await withServiceBus({ queues: longLock }, async ({ client }) => {
      const receiver = await client.acceptSession('jobs', 's');
      expect(await receiver.getSessionState()).toBeNull();
      await receiver.setSessionState({ page: 3 });
      await receiver.close();
      const next = await client.acceptSession('jobs', 's');
      expect(await next.getSessionState()).toEqual({ page: 3 });
    });
  });

  it('dead-letters out of the session, readable without one, and goes on with the next message', async () => {
    await withServiceBus({ queues: longLock }, async ({ client }) => {
      await send(
        client,
        'jobs',
        [1, 2].map((body) => ({ body, sessionId: 's' })),
      );
      const receiver = await client.acceptSession('jobs', 's');
      await receiver.deadLetterMessage(await receiveOne(receiver));
      expect((await receiveOne(receiver)).body).toBe(2);
      const dead = await receiveOne(client.createReceiver('jobs', { subQueueType: 'deadLetter' }));
      expect([dead.body, dead.sessionId]).toEqual([1, 's']);
    });
  });

  it('keeps every session in order while several consumers take turns', async () => {
    await withServiceBus({ queues: longLock }, async ({ bus, client }) => {
      const count = 480;
      const messages = Array.from({ length: count }, (_, n) => ({ body: n, sessionId: String(n % 16) }));
      await send(client, 'jobs', messages);
      const consumer = newClient(bus, 600);
      const order = new Map<unknown, number[]>();
      const consume = async () => {
        while (bus.statistics()['jobs']?.active !== 0) {
          const receiver = await consumer.acceptNextSession('jobs');
          for (const message of await receiver.receiveMessages(20, { maxWaitTimeInMs: 100 })) {
            order.set(message.sessionId, [...(order.get(message.sessionId) ?? []), Number(message.body)]);
            await receiver.completeMessage(message);
          }
          await receiver.close();
        }
      };
      await Promise.allSettled([consume(), consume(), consume(), consume()]); // the last wait finds no session
      await consumer.close();
      expect(bus.statistics()['jobs']).toMatchObject({
        active: 0,
        locked: 0,
        completed: count,
        abandoned: 0,
      });
      for (const bodies of order.values()) expect(bodies).toEqual(bodies.toSorted((a, b) => a - b));
    });
  });

  it('refuses messages without a session and receivers without one', async () => {
    await withServiceBus({ queues }, async ({ client }) => {
      await expect(send(client, 'jobs', { body: 1 })).rejects.toThrow('The SessionId was not set');
      const receiver = client.createReceiver('jobs');
      await expect(receiver.receiveMessages(1, { maxWaitTimeInMs: 500 })).rejects.toThrow(
        /requires sessions|closed/,
      );
    });
  });
});
