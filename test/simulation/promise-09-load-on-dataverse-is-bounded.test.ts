import { snapshotPartition } from '../../shared/domain/snapshot-partition.ts';
import { population } from './population.ts';
import { World } from './world.ts';

describe('Promise 9: load on Dataverse is bounded', () => {
  it('puts every job into the session of its snapshot partition: sixteen at most', async () => {
    const world = await new World(population({ size: 300 })).start();
    const sessions = world.queue.accepted.flatMap((message) =>
      message.queue === 'scan' ? [] : [{ session: message.sessionId, items: message.body.items }],
    );
    for (const { session, items } of sessions) {
      expect(items.map(({ contactId }) => snapshotPartition(contactId))).toEqual(items.map(() => session));
    }
    expect(new Set(sessions.map(({ session }) => session)).size).toBeLessThanOrEqual(16);
  });

  it('stays within the budget of requests for a thousand contacts', async () => {
    const world = await new World(population({ size: 1000, everyNth: 7 })).start();
    const { readContacts, writeFlags } = world.crm.calls;
    // Sixteen partitions of about 62: sixteen reads and writes where full jobs would make ten (design §4 says 14
    // for partitions large enough to fill jobs).
    expect(readContacts).toBeLessThanOrEqual(16);
    expect(writeFlags).toBeLessThanOrEqual(16);
    const quiet = { ...world.crm.calls };
    await world.sweep();
    expect(world.crm.calls.readContacts).toBe(quiet.readContacts);
    expect(world.crm.calls.writeFlags).toBe(quiet.writeFlags);
  }, 20_000);
});
