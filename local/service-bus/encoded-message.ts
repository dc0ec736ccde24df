import { randomUUID } from 'node:crypto';
import rhea from 'rhea';
import { asDate, asInteger, asMap, asText, type AmqpMap } from './amqp-values.ts';
import type { StoredMessage } from './message-store.ts';
import type { IncomingMessage } from './queue.ts';

const SCHEDULED_FOR = 'x-opt-scheduled-enqueue-time';
const STATE_NUMBERS = { active: 0, deferred: 1, scheduled: 2 } as const;

/** What the queue must know of a message; the rest stays in its bytes. The broker names a message that has no id. */
export function readIncoming(fields: AmqpMap, payload?: Uint8Array): IncomingMessage {
  const messageId = messageIdText(fields['message_id']);
  if (messageId === undefined)
    return readIncoming({ ...fields, message_id: randomUUID().replaceAll('-', '') });
  return {
    payload: payload ?? encode(fields),
    messageId,
    sessionId: asText(fields['group_id']),
    timeToLiveMs: asInteger(fields['ttl']),
    dueAt: asDate(asMap(fields['message_annotations'])?.[SCHEDULED_FOR]),
  };
}

/** A batch (format 0x80013700) is an envelope whose data sections are whole encoded messages. */
export function readBatch(envelope: Buffer): IncomingMessage[] {
  const body = asMap(decode(envelope)['body']);
  const content = body?.['multiple'] === true ? body['content'] : [body?.['content']];
  const parts = Array.isArray(content) ? content.filter((part) => Buffer.isBuffer(part)) : [];
  return parts.map((part) => readIncoming(decode(part), part));
}

export function encode(fields: AmqpMap): Buffer {
  return rhea.message.encode(fields);
}

export function decode(payload: Uint8Array): AmqpMap {
  return rhea.message.decode(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength));
}

/** The message as a consumer gets it: with the broker's header and annotations. */
export function toDelivery(message: StoredMessage, lockedUntil?: Date): AmqpMap {
  const { types } = rhea;
  const { sequence, enqueuedSequence, enqueuedAt, deliveryCount, state, payload } = message;
  const fields = decode(payload);
  return {
    ...fields,
    delivery_count: deliveryCount,
    message_annotations: {
      ...asMap(fields['message_annotations']),
      'x-opt-sequence-number': types.wrap_long(sequence),
      'x-opt-enqueue-sequence-number': types.wrap_long(enqueuedSequence ?? sequence),
      'x-opt-enqueued-time': types.wrap_timestamp(enqueuedAt),
      'x-opt-message-state': types.wrap_int(STATE_NUMBERS[state]),
      ...(lockedUntil && { 'x-opt-locked-until': types.wrap_timestamp(lockedUntil.getTime()) }),
    },
  };
}

export function withProperties(payload: Uint8Array, properties: AmqpMap): Buffer {
  const fields = decode(payload);
  return encode({
    ...fields,
    application_properties: { ...asMap(fields['application_properties']), ...properties },
  });
}

function messageIdText(messageId: unknown): string | undefined {
  if (Buffer.isBuffer(messageId)) return messageId.toString('hex');
  return typeof messageId === 'number' ? String(messageId) : asText(messageId);
}
