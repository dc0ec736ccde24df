import { once } from 'node:events';
import rhea from 'rhea';
import { startServiceBus } from '../../../local/service-bus/start-service-bus.ts';

describe('the link on which a client receives', () => {
  it('confirms a drain even when no credit is left', async () => {
    const bus = await startServiceBus({ queues: [{ name: 'jobs' }] });
    const connection = rhea
      .create_container()
      .connect({ host: '127.0.0.1', port: bus.port, reconnect: false });
    const receiver = connection.open_receiver({ source: 'jobs', credit_window: 0 });
    await once(receiver, 'receiver_open');
    const drained = once(receiver, 'receiver_drained');
    receiver.drain_credit();
    await drained;
    connection.close();
    await once(connection, 'connection_close');
    await bus.stop();
    expect(receiver.is_open()).toBe(false);
  });
});
