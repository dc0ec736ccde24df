import { validateNow } from '../../shared/jobs/validate-now.ts';
import type { Delivery, World } from './world.ts';

/** What ticks, sweeps and an operator who requeues what was parked bring about while the inputs rest. */
export async function comeToRest(world: World, delivery: Delivery = {}): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    world.nowMs += 11 * 60_000;
    await world.tick();
    await world.drain(delivery);
    const parked = (await world.state.parked.listParked({ next: undefined, limit: 1000 })).contacts;
    const contactIds = parked.map(({ contactId }) => contactId);
    if (contactIds.length > 0) await validateNow(world.deps, { contactIds, startedBy: 'test' });
    await world.sweep(delivery);
  }
}
