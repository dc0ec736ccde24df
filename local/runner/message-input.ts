import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { TypedData } from './core-api.ts';
import type { TriggerInput } from './invoker.ts';

/** What the host hands over for a message: the body as text, and trigger metadata under the host's names. */
export function toMessageInput(message: ServiceBusReceivedMessage): TriggerInput {
  const text = bodyText(message.body);
  const traceParent = message.applicationProperties?.['Diagnostic-Id'];
  return {
    data: { string: text },
    // Fields of a JSON body are merged in by the host; its own names win.
    metadata: { ...fieldsOf(text), ...systemMetadata(message) },
    ...(typeof traceParent === 'string' ? { traceParent } : {}),
  };
}

/** The client is told not to parse: bytes arrive as a Buffer, only AMQP values and sequences otherwise. */
function bodyText(body: unknown): string {
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function fieldsOf(text: string): Record<string, TypedData> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
    return typed(Object.fromEntries(Object.entries(body)));
  } catch {
    return {}; // not JSON: the message has no fields
  }
}

function systemMetadata(message: ServiceBusReceivedMessage): Record<string, TypedData> {
  const properties = message.applicationProperties ?? {};
  return typed({
    MessageId: message.messageId,
    DeliveryCount: (message.deliveryCount ?? 0) + 1, // the AMQP header counts from 0, the host from 1
    LockToken: message.lockToken,
    SequenceNumber: message.sequenceNumber?.toNumber(),
    EnqueuedTime: message.enqueuedTimeUtc?.toISOString().replace('Z', '+00:00'),
    EnqueuedTimeUtc: withoutZone(message.enqueuedTimeUtc),
    ExpiresAtUtc: withoutZone(message.expiresAtUtc),
    ContentType: message.contentType,
    CorrelationId: message.correlationId,
    Label: message.subject,
    Subject: message.subject,
    ReplyTo: message.replyTo,
    To: message.to,
    SessionId: message.sessionId,
    PartitionKey: message.partitionKey,
    DeadLetterSource: message.deadLetterSource,
    UserProperties: properties,
    ApplicationProperties: properties,
  });
}

/** The Service Bus extension 5.x hands these instants over without the trailing Z. */
const withoutZone = (instant: Date | undefined) => instant?.toISOString().replace('Z', '');

/**
 * As the host converts values for the wire: text stays text, so `@azure/functions` parses a session id "5" into the
 * number 5, here as there.
 */
function typed(values: Record<string, unknown>): Record<string, TypedData> {
  const present = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present.map(([name, value]) => [name, typedValue(value)]));
}

function typedValue(value: unknown): TypedData {
  if (typeof value === 'string') return { string: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { int: value } : { double: value };
  return { json: JSON.stringify(value) };
}
