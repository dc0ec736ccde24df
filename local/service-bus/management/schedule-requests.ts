import { asList, asMap, longs } from '../amqp-values.ts';
import { BrokerError } from '../broker-error.ts';
import { decode, readIncoming } from '../encoded-message.ts';
import { integers, type ManagementHandler } from './request.ts';

const scheduleMessage: ManagementHandler = (queue, body) => {
  const messages = asList(body['messages']).map((entry) => {
    const payload = asMap(entry)?.['message'];
    if (!Buffer.isBuffer(payload)) {
      throw new BrokerError(
        'com.microsoft:argument-error',
        'Every entry of "messages" needs an encoded "message".',
      );
    }
    return readIncoming(decode(payload), payload);
  });
  return { 'sequence-numbers': longs(queue.send(messages)) };
};

const cancelScheduledMessage: ManagementHandler = (queue, body) => {
  queue.cancelScheduled(integers(body, 'sequence-numbers'));
  return {};
};

export const scheduleRequests: Record<string, ManagementHandler> = {
  'com.microsoft:schedule-message': scheduleMessage,
  'com.microsoft:cancel-scheduled-message': cancelScheduledMessage,
};
