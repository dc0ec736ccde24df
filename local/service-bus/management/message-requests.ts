import rhea from 'rhea';
import { asText } from '../amqp-values.ts';
import { uuidBytes } from '../delivery-tags.ts';
import { encode, toDelivery } from '../encoded-message.ts';
import {
  heldSession,
  integers,
  removesOnReceive,
  requiredInteger,
  type ManagementHandler,
} from './request.ts';

/** Looks without locking: active, deferred and scheduled messages from a number on. */
const peekMessage: ManagementHandler = (queue, body) => {
  const messages = queue.store.peek({
    from: requiredInteger(body, 'from-sequence-number'),
    limit: requiredInteger(body, 'message-count'),
    sessionId: asText(body['session-id']),
  });
  if (messages.length === 0) return undefined;
  return { messages: messages.map((message) => ({ message: encode(toDelivery(message)) })) };
};

const receiveBySequenceNumber: ManagementHandler = (queue, body) => {
  const sequences = integers(body, 'sequence-numbers');
  const taken = queue.takeDeferred({
    sequences,
    session: heldSession(queue, body),
    remove: removesOnReceive(body),
  });
  const messages = taken.map(({ message, lock }) => ({
    message: encode(toDelivery(message, lock && new Date(lock.expiresAt))),
    ...(lock && { 'lock-token': rhea.types.wrap_uuid(uuidBytes(lock.token)) }),
  }));
  return { messages };
};

export const messageRequests: Record<string, ManagementHandler> = {
  'com.microsoft:peek-message': peekMessage,
  'com.microsoft:receive-by-sequence-number': receiveBySequenceNumber,
};
