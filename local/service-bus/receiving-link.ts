import type { EventContext, Receiver } from 'rhea';
import { BrokerError } from './broker-error.ts';
import { readBatch, readIncoming } from './encoded-message.ts';
import { answerTransfer } from './outcomes.ts';
import type { IncomingMessage, Queue } from './queue.ts';
import { echoAttach } from './server-link.ts';

// 256 KB, the limit of a message and of a batch in the Standard tier.
export const MAX_MESSAGE_BYTES = 262_144;

const BATCH_FORMAT = 0x80013700;

/** The link on which a client sends to a queue. */
export function serveReceivingLink({ receiver, queue }: { receiver: Receiver; queue: Queue }): void {
  echoAttach(receiver);
  receiver.on('message', (context: EventContext) => {
    if (!context.delivery) return;
    try {
      queue.send(readTransfer(context));
      answerTransfer(context.delivery);
    } catch (error) {
      answerTransfer(context.delivery, error);
    }
  });
}

function readTransfer({ delivery, message }: EventContext): IncomingMessage[] {
  const content: unknown = message;
  if (delivery?.format === BATCH_FORMAT && Buffer.isBuffer(content)) {
    requireSize(content.length);
    return readBatch(content);
  }
  const incoming = readIncoming({ ...message });
  requireSize(incoming.payload.length);
  return [incoming];
}

function requireSize(bytes: number): void {
  if (bytes <= MAX_MESSAGE_BYTES) return;
  throw new BrokerError(
    'amqp:link:message-size-exceeded',
    `The received message (size ${bytes} bytes) exceeds the limit of ${MAX_MESSAGE_BYTES} bytes. Send smaller messages or batches.`,
  );
}
