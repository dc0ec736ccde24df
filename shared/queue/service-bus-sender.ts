import type { ServiceBusClient, ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { GiveUp } from '../domain/failures.ts';
import type { JobId } from '../domain/ids.ts';
import type { Lane, PageMessage, QueueSender, ValidationJob } from './contract.ts';
import { queueFault } from './queue-faults.ts';

export type ServiceBusSenderDeps = {
  client: ServiceBusClient;
  /** Names of the queues. */
  queues: { scan: string; validation: string; revalidation: string };
  jobIdOf: (job: ValidationJob) => JobId;
  pageMessageIdOf: (message: PageMessage) => string;
  /** Of the span under way, so that the receiver's work is part of the same trace. */
  traceParent?: () => string | undefined;
};

/** Where the Functions host looks for the trace of a message (reference: its Service Bus extension). */
const TRACE_PROPERTY = 'Diagnostic-Id';

type Envelope = { messageId: string; notBefore: Date | undefined; traceParent: string | undefined };

type SendOptions = { notBefore?: Date } | undefined;

const messageOf = (
  body: PageMessage | ValidationJob,
  { messageId, notBefore, traceParent }: Envelope,
): ServiceBusMessage => ({
  body,
  contentType: 'application/json',
  messageId,
  ...(notBefore === undefined ? {} : { scheduledEnqueueTimeUtc: notBefore }),
  ...(traceParent === undefined ? {} : { applicationProperties: { [TRACE_PROPERTY]: traceParent } }),
});

/** Sends in as few batches as the link's largest message allows. */
async function sendInBatches(
  sender: ServiceBusSender,
  messages: readonly ServiceBusMessage[],
): Promise<void> {
  let batch = await sender.createMessageBatch();
  for (const message of messages) {
    if (batch.tryAddMessage(message)) continue;
    if (batch.count > 0) {
      await sender.sendMessages(batch);
      batch = await sender.createMessageBatch();
      if (batch.tryAddMessage(message)) continue;
    }
    throw new GiveUp('message_malformed', {
      detail: `message ${String(message.messageId)} exceeds the ${String(batch.maxSizeInBytes)} bytes that queue ${sender.entityPath} takes`,
    });
  }
  if (batch.count > 0) await sender.sendMessages(batch);
}

/** Sends pages and jobs through Azure Service Bus; one link per queue, opened when first needed. */
export function makeServiceBusSender(deps: ServiceBusSenderDeps): QueueSender {
  const senders = new Map<string, ServiceBusSender>();

  const send = async (queue: string, messages: readonly ServiceBusMessage[]): Promise<void> => {
    const sender = senders.get(queue) ?? deps.client.createSender(queue);
    senders.set(queue, sender);
    try {
      await sendInBatches(sender, messages);
    } catch (error) {
      throw queueFault(error, `sending to queue ${queue}`);
    }
  };

  const queueOf: Readonly<Record<Lane, string>> = {
    first: deps.queues.validation,
    later: deps.queues.revalidation,
  };

  const jobMessage = (job: ValidationJob, notBefore: Date | undefined): ServiceBusMessage => ({
    ...messageOf(job, { messageId: deps.jobIdOf(job), notBefore, traceParent: deps.traceParent?.() }),
    sessionId: job.partition,
  });

  return {
    sendPage: (message, options: SendOptions) => {
      const messageId = deps.pageMessageIdOf(message);
      const envelope = { messageId, notBefore: options?.notBefore, traceParent: deps.traceParent?.() };
      return send(deps.queues.scan, [messageOf(message, envelope)]);
    },
    sendJobs: async (jobs, options: SendOptions) => {
      for (const [lane, ofLane] of Map.groupBy(jobs, (job) => job.lane)) {
        await send(
          queueOf[lane],
          ofLane.map((job) => jobMessage(job, options?.notBefore)),
        );
      }
    },
  };
}
