import { Broker, type SentMessage } from '../../doubles/queue/broker.ts';
import { queueContract } from './queue-contract.ts';

const QUEUES = { first: 'validation', later: 'revalidation' } as const;

const isDue = ({ notBefore }: SentMessage): boolean => notBefore === undefined;

describe('in memory', () => {
  queueContract(async () => {
    const sender = new Broker();
    const take = (queue: SentMessage['queue']) =>
      sender.waiting.filter((message) => message.queue === queue && isDue(message));
    return {
      sender,
      takePages: async () => take('scan').map(({ messageId, body }) => ({ messageId, body })),
      takeJobs: async (lane) =>
        take(QUEUES[lane]).map(({ messageId, body, ...rest }) => ({
          messageId,
          body,
          sessionId: 'sessionId' in rest ? rest.sessionId : undefined,
        })),
      close: async () => undefined,
    };
  });

  it('accepts nothing of a send that fails', async () => {
    const broker = new Broker();
    broker.failNext(new Error('down'));
    const page = { kind: 'sweep', epoch: 1, page: 0, attempt: 0 } as Parameters<Broker['sendPage']>[0]; // no run needed
    await expect(broker.sendPage(page)).rejects.toThrow('down');
    expect(broker.waiting).toEqual([]);
  });
});
