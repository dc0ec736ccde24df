import type { EventContext, Receiver } from 'rhea';
import { asText } from './amqp-values.ts';
import { answerTransfer } from './outcomes.ts';
import type { ReplyLinks } from './reply-links.ts';
import { echoAttach } from './server-link.ts';

/** `$cbs` takes every token: this endpoint listens on this machine only and checks nobody. */
export function serveTokenLink({ receiver, replies }: { receiver: Receiver; replies: ReplyLinks }): void {
  echoAttach(receiver);
  receiver.on('message', ({ delivery, message }: EventContext) => {
    if (delivery) answerTransfer(delivery);
    const replyTo = asText(message?.reply_to);
    if (replyTo === undefined) return;
    replies.answer(replyTo, {
      correlation_id: message?.message_id,
      application_properties: { 'status-code': 200, 'status-description': 'OK' },
    });
  });
}
