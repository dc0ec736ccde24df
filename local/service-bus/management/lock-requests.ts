import { asMap, asText, timestamps, type AmqpMap } from '../amqp-values.ts';
import { BrokerError } from '../broker-error.ts';
import { uuidText } from '../delivery-tags.ts';
import type { Queue } from '../queue.ts';
import { buffers, heldSession, requiredText, type ManagementHandler } from './request.ts';

const renewLock: ManagementHandler = (queue, body) => {
  const tokens = buffers(body, 'lock-tokens').map(uuidText);
  return { expirations: timestamps(tokens.map((token) => queue.settlement.renew(token))) };
};

/** For messages whose link is gone, and for deferred ones, which never came over a link. */
const updateDisposition: ManagementHandler = (queue, body) => {
  heldSession(queue, body);
  const status = requiredText(body, 'disposition-status');
  for (const token of buffers(body, 'lock-tokens').map(uuidText)) settle({ queue, body, token, status });
  return {};
};

function settle({
  queue,
  body,
  token,
  status,
}: {
  queue: Queue;
  body: AmqpMap;
  token: string;
  status: string;
}): void {
  const { settlement } = queue;
  const properties = asMap(body['properties-to-modify']);
  switch (status) {
    case 'completed':
      settlement.complete(token);
      return;
    case 'abandoned':
      settlement.abandon(token, properties);
      return;
    case 'defered': // the protocol's spelling
      settlement.defer(token, properties);
      return;
    case 'suspended': {
      const cause = {
        reason: asText(body['deadletter-reason']),
        description: asText(body['deadletter-description']),
      };
      settlement.deadLetter(token, cause, properties);
      return;
    }
    default:
      throw new BrokerError('com.microsoft:argument-error', `"${status}" is no disposition status.`);
  }
}

export const lockRequests: Record<string, ManagementHandler> = {
  'com.microsoft:renew-lock': renewLock,
  'com.microsoft:update-disposition': updateDisposition,
};
