import { asInteger, asList, asText, type AmqpMap } from '../amqp-values.ts';
import { BrokerError } from '../broker-error.ts';
import type { Queue } from '../queue.ts';
import type { HeldSession } from '../session-locks.ts';

/** The body of the answer; undefined says there is nothing (204). */
export type ManagementHandler = (queue: Queue, body: AmqpMap) => AmqpMap | undefined;

const RECEIVE_AND_DELETE = 0;

export function requiredText(body: AmqpMap, key: string): string {
  const text = asText(body[key]);
  if (text === undefined) throw missing(key, 'a string');
  return text;
}

export function requiredInteger(body: AmqpMap, key: string): number {
  const value = asInteger(body[key]);
  if (value === undefined) throw missing(key, 'an integer');
  return value;
}

export function integers(body: AmqpMap, key: string): number[] {
  return asList(body[key]).map((item) => {
    const value = asInteger(item);
    if (value === undefined) throw missing(key, 'a list of longs');
    return value;
  });
}

export function buffers(body: AmqpMap, key: string): Buffer[] {
  return asList(body[key]).map((item) => {
    if (!Buffer.isBuffer(item)) throw missing(key, 'a list of binaries or uuids');
    return item;
  });
}

export function removesOnReceive(body: AmqpMap): boolean {
  return asInteger(body['receiver-settle-mode']) === RECEIVE_AND_DELETE;
}

/** The session a request speaks of, which somebody must hold. */
export function heldSession(queue: Queue, body: AmqpMap): HeldSession | undefined {
  const sessionId = asText(body['session-id']);
  return sessionId === undefined ? undefined : queue.sessions.held(sessionId);
}

function missing(key: string, kind: string): BrokerError {
  return new BrokerError('com.microsoft:argument-error', `The management request needs "${key}" as ${kind}.`);
}
