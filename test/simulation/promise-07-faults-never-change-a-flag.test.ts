import { RetryLater } from '../../shared/domain/failures.ts';
import { contactIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

const flags = (world: World, size: number) =>
  Array.from({ length: size }, (_, index) => world.crm.flag(contactIdOf(index + 1)));

describe('Promise 7: faults never change a flag', () => {
  it('parks a poison contact alone, with its reason; the other 99 are validated', async () => {
    const world = new World(population({ size: 100, everyNth: 5 }));
    world.crm.answerWrites(contactIdOf(5), { kind: 'refused', code: '0x80040265' });
    await world.start();
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts).toEqual([
      expect.objectContaining({
        contactId: contactIdOf(5),
        reason: 'dataverse_refused',
        detail: '0x80040265',
      }),
    ]);
    expect(flags(world, 100).filter((flag) => flag === 1)).toHaveLength(19);
  });

  it('parks a contact whose row cannot be understood', async () => {
    const world = new World(population({ size: 3 }));
    await world.enable();
    const readContacts = world.crm.readContacts.bind(world.crm);
    world.crm.readContacts = async (request) => {
      world.crm.makeUnreadable({ id: contactIdOf(2), problem: 'contacts.flag: 7 is no value of it' });
      return readContacts(request);
    };
    await world.drain();
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts.map(({ contactId }) => contactId)).toEqual([contactIdOf(2)]);
    expect(await world.snapshots()).toHaveLength(2);
  });

  it('lets a contact that breaks the code end as a dead letter alone, and says so', async () => {
    const world = new World(population({ size: 40, everyNth: 4 }));
    await world.enable();
    const readContacts = world.crm.readContacts.bind(world.crm);
    world.crm.readContacts = async (request) => {
      if (request.ids.includes(contactIdOf(7))) throw new TypeError('a bug');
      return readContacts(request);
    };
    await world.drain();
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts).toEqual([
      expect.objectContaining({ contactId: contactIdOf(7), reason: 'delivery_limit' }),
    ]);
    expect(await world.snapshots()).toHaveLength(39);
    expect(world.telemetry.eventsOf('message.parked')).toHaveLength(1);
  });

  it('tries again after an outage, and changes nothing meanwhile', async () => {
    const world = new World(population({ size: 4, everyNth: 2 }));
    await world.enable();
    for (let page = 0; page < 7; page += 1) {
      const message = world.queue.waiting.shift();
      if (message !== undefined) await world.deliver(message);
    }
    world.crm.failNext(...Array.from({ length: 4 }, () => new RetryLater('dataverse_unavailable')));
    await world.drain();
    expect(flags(world, 4)).toEqual([null, 1, null, 1]);
  });

  it('parks after six failed attempts, with the reason', async () => {
    const world = new World(population({ size: 1 }));
    await world.enable();
    world.crm.readContacts = async () => {
      throw new RetryLater('dataverse_unavailable');
    };
    await world.drain();
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts).toEqual([expect.objectContaining({ reason: 'dataverse_unavailable' })]);
  });
});
