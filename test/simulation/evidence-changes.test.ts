import type { Account } from '../../shared/domain/contact.ts';
import { accountIdOf, contactIdOf, userIdOf } from '../builders/ids.ts';
import type { ContactSeed } from '../doubles/crm/crm-double.ts';
import { aPerson, population } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { World } from './world.ts';

const SIZE = 6;
const person = aPerson(2);
const CONTACT = contactIdOf(2);
const startedWorld = () => new World(population({ size: SIZE })).start();

describe('the next sweep validates', () => {
  it.each<[string, Partial<ContactSeed>]>([
    ['first name', { firstName: 'Robyn' }],
    ['middle name', { middleName: 'Maria' }],
    ['last name', { lastName: 'Other' }],
    ['full name', { fullName: 'Robin Other' }],
    ['nickname', { nickname: 'Rob' }],
    ['job title', { jobTitle: 'Director' }],
    ['e-mail address', { email: 'robin@other.example' }],
    ['second e-mail address', { otherEmails: ['robin@home.example'] }],
    ['LinkedIn address', { linkedInUrl: 'https://www.linkedin.com/in/other' }],
    ['city', { city: 'Utrecht' }],
    ['country', { country: 'Netherlands' }],
    ['account', { parent: { kind: 'account', accountId: accountIdOf(5) } }],
    ['deactivation', { active: false }],
  ])('a contact with another %s, and nobody else', async (_column, change) => {
    const world = await startedWorld();
    const queued = await queuedBy(world, () => {
      world.crm.saveContact({ ...person.contact, ...change });
    });
    expect(queued).toEqual({ [CONTACT]: ['contact'] });
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it.each<[string, Partial<Account>]>([
    ['name', { name: 'Quux Renamed' }],
    ['website', { website: 'https://other.example' }],
    ['parent', { parent: { id: accountIdOf(9) } }],
    ['LinkedIn page', { linkedInUrl: 'https://www.linkedin.com/company/quux' }],
    ['country', { country: 'Netherlands' }],
    ['stock symbol', { ticker: 'QUUX' }],
    ['head count', { headcount: 40 }],
  ])('the contacts of an account with another %s, and nobody else', async (_column, change) => {
    const world = new World(population({ size: SIZE }));
    const colleague = { ...aPerson(7).contact, parent: person.contact.parent };
    world.crm.saveContact(colleague);
    await world.start();
    const queued = await queuedBy(world, () => {
      world.crm.saveAccount({ ...person.account, ...change });
    });
    expect(queued).toEqual({ [CONTACT]: ['account'], [colleague.id]: ['account'] });
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it('a contact whose flag a person edited', async () => {
    const world = await startedWorld();
    const ignore = () => {
      world.crm.setFlag({ contactId: CONTACT, flag: 2 });
    };
    expect(await queuedBy(world, ignore)).toEqual({ [CONTACT]: ['flag'] });
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it('a contact that was deleted, and forgets it', async () => {
    const world = await startedWorld();
    const remove = () => {
      world.crm.removeContact(CONTACT);
    };
    expect(await queuedBy(world, remove)).toEqual({ [CONTACT]: ['contact'] });
    expect(await world.snapshot(CONTACT)).toBeUndefined();
  });

  it.each<[string, (world: World) => void]>([
    [
      'another owner',
      ({ crm }) => {
        crm.saveContact({ ...person.contact, ownerId: userIdOf(7) });
      },
    ],
    [
      'an account with another owner',
      ({ crm }) => {
        crm.saveAccount({ ...person.account, ownerId: userIdOf(7) });
      },
    ],
    [
      'a null flag that became 0',
      ({ crm }) => {
        crm.setFlag({ contactId: CONTACT, flag: 0 });
      },
    ],
    [
      'a row touched without a change',
      ({ crm }) => {
        crm.saveContact(person.contact);
      },
    ],
  ])('nobody for %s', async (_change, change) => {
    const world = await startedWorld();
    const queued = await queuedBy(world, () => {
      change(world);
    });
    expect(queued).toEqual({});
  });

  it('a contact that was deleted while the links were expiring, and forgets it', async () => {
    const world = await startedWorld();
    const removeUnseen = () => {
      world.crm.removeContact(CONTACT);
      world.crm.expireCursors();
    };
    expect(await queuedBy(world, removeUnseen)).toEqual({ [CONTACT]: ['contact'] });
    expect(await world.snapshot(CONTACT)).toBeUndefined();
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it('nobody after every link expired, also under accounts with a parent', async () => {
    const { accounts, ...rest } = population({ size: SIZE });
    const world = new World({
      ...rest,
      accounts: accounts.map((account) => ({ ...account, parent: { id: accountIdOf(9) } })),
    });
    await world.start();
    const expire = () => {
      world.crm.expireCursors();
    };
    expect(await queuedBy(world, expire)).toEqual({});
  });
});

describe('a first sweep', () => {
  it('touches no row whose flag is null or 0 and nobody left', async () => {
    const world = new World(population({ size: SIZE, everyNth: SIZE + 1 }));
    world.crm.setFlag({ contactId: CONTACT, flag: 0 });
    await world.start();
    expect(world.crm.appliedWrites).toEqual([]);
  });
});
