import { describeSafeguards } from '../../shared/jobs/answer-safeguard.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { World } from './world.ts';

describe('a secured column', () => {
  const person = aPerson(1);
  const withoutEmail = () => {
    const { email, ...rest } = person.contact;
    return rest;
  };

  it('that reads as empty is reported, and its contact counts as unchanged', async () => {
    const world = await new World(population({ size: 4 })).start();
    world.environment.securedFields = ['email'];
    const queued = await queuedBy(world, () => {
      world.crm.saveContact(withoutEmail());
    });
    expect(queued).toEqual({});
    expect((await describeSafeguards(world.state)).securedFields).toEqual(['email']);
    expect(world.telemetry.eventsOf('columns.secured')).toEqual([{ columns: 'email' }]);
  });

  it('does not hide another change, and neither its return', async () => {
    const world = await new World(population({ size: 4 })).start();
    world.environment.securedFields = ['email'];
    const hidden = () => {
      world.crm.saveContact({ ...withoutEmail(), jobTitle: 'Director' });
    };
    expect(await queuedBy(world, hidden)).toEqual({ [contactIdOf(1)]: ['contact'] });
    expect(await queuedBy(world, hidden)).toEqual({});
    const shown = () => {
      world.crm.saveContact({ ...person.contact, jobTitle: 'Director' });
    };
    expect(await queuedBy(world, shown)).toEqual({ [contactIdOf(1)]: ['contact'] });
  });

  it('of an account counts as last seen, and its contacts go on being judged by it', async () => {
    const { account } = aPerson(1);
    const { website, ...hidden } = account;
    const world = await new World(population({ size: 4 })).start();
    const before = (await world.snapshot(contactIdOf(1)))?.stamps.account;
    world.environment.securedFields = ['account.website'];
    const hide = () => {
      world.crm.saveAccount(hidden);
    };
    expect(await queuedBy(world, hide)).toEqual({});
    const change = () => {
      world.crm.saveContact({ ...person.contact, jobTitle: 'Director' });
    };
    expect(await queuedBy(world, change)).toEqual({ [contactIdOf(1)]: ['contact'] });
    expect((await world.snapshot(contactIdOf(1)))?.stamps.account).toBe(before);
    const rename = () => {
      world.crm.saveAccount({ ...hidden, name: 'Another Name' });
    };
    expect(await queuedBy(world, rename)).toEqual({ [contactIdOf(1)]: ['account'] });
    world.environment.securedFields = [];
    const clear = () => {
      world.crm.saveAccount({ ...hidden, name: 'Another Name' });
    };
    expect(await queuedBy(world, clear)).toEqual({ [contactIdOf(1)]: ['account'] });
    expect(website).toBeDefined();
  });

  it('of the flag hides what stands there: nobody cleared it, and nothing is written over it', async () => {
    const mover = contactIdOf(4);
    const world = await new World(population({ size: 4 })).start();
    expect(world.crm.flag(mover)).toBe(1);
    world.environment.securedFields = ['flag'];
    const hide = () => {
      world.crm.setFlag({ contactId: mover, flag: null });
    };
    expect(await queuedBy(world, hide)).toEqual({});
    const contact = world.crm.contact(mover);
    if (contact === undefined) throw new Error('it is there');
    world.crm.saveContact({ ...contact, jobTitle: 'Director' });
    await world.sweep();
    expect(await world.snapshot(mover)).toMatchObject({ flag: 1, flagOwner: 'us', contested: 0 });
    expect(world.crm.appliedWrites).toHaveLength(1);
  });

  it('is a change like any other where the column is not secured', async () => {
    const world = await new World(population({ size: 4 })).start();
    const queued = await queuedBy(world, () => {
      world.crm.saveContact(withoutEmail());
    });
    expect(queued).toEqual({ [contactIdOf(1)]: ['contact'] });
  });
});
