import type { EventContext, Receiver } from 'rhea';
import { asMap, asText, type AmqpMap } from '../amqp-values.ts';
import { asBrokerError, BrokerError } from '../broker-error.ts';
import { answerTransfer } from '../outcomes.ts';
import type { Queue } from '../queue.ts';
import type { ReplyLinks } from '../reply-links.ts';
import { echoAttach } from '../server-link.ts';
import { lockRequests } from './lock-requests.ts';
import { messageRequests } from './message-requests.ts';
import type { ManagementHandler } from './request.ts';
import { scheduleRequests } from './schedule-requests.ts';
import { sessionRequests } from './session-requests.ts';

const HANDLERS = new Map<string, ManagementHandler>(
  [lockRequests, scheduleRequests, messageRequests, sessionRequests].flatMap((group) =>
    Object.entries(group),
  ),
);

/** The link on which a client sends requests to `<queue>/$management`. */
export function serveManagementLink({
  receiver,
  queue,
  replies,
}: {
  receiver: Receiver;
  queue: Queue;
  replies: ReplyLinks;
}): void {
  echoAttach(receiver);
  receiver.on('message', ({ delivery, message }: EventContext) => {
    if (delivery) answerTransfer(delivery);
    const replyTo = asText(message?.reply_to);
    if (replyTo === undefined) return;
    const { properties, body } = answer(queue, { ...message });
    replies.answer(replyTo, {
      correlation_id: message?.message_id,
      application_properties: properties,
      body,
    });
  });
}

function answer(queue: Queue, request: AmqpMap): { properties: AmqpMap; body: AmqpMap } {
  try {
    const operation = asText(asMap(request['application_properties'])?.['operation']) ?? '';
    const handler = HANDLERS.get(operation);
    if (!handler) {
      throw new BrokerError(
        'amqp:not-implemented',
        `The local Service Bus does not know the management operation "${operation}".`,
      );
    }
    const body = handler(queue, asMap(request['body']) ?? {});
    if (!body) return { properties: { statusCode: 204, statusDescription: 'No Content' }, body: {} };
    return { properties: { statusCode: 200, statusDescription: 'OK' }, body };
  } catch (error) {
    const { status, condition, message } = asBrokerError(error);
    return {
      properties: { statusCode: status, statusDescription: message, errorCondition: condition },
      body: {},
    };
  }
}
