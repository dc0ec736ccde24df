import { erasePersons } from '../../shared/jobs/erase-persons.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

const ACCOUNTS = 4;
const ADA = contactIdOf(1);
const startedWorld = () => new World(population({ size: ACCOUNTS })).start();

/** The accounts under which a contact is noted. */
async function accountsOf(world: World, id = ADA): Promise<number[]> {
  const found: number[] = [];
  for (let account = 1; account <= ACCOUNTS; account += 1) {
    const page = { accountId: accountIdOf(account), next: undefined, limit: 100 };
    const { contactIds } = await world.state.scope.listContactsOfAccount(page);
    if (contactIds.includes(id)) found.push(account);
  }
  return found;
}

const move = (world: World, account: number): void => {
  world.crm.moveToAccount({ contactId: ADA, accountId: accountIdOf(account) });
};

describe('A contact is noted under the account that it hangs under, and under no other', () => {
  it('also when it moved twice before it was validated', async () => {
    const world = await startedWorld();
    move(world, 2);
    await world.drainPages();
    move(world, 3);
    await world.drainPages();
    await world.drain();
    expect(await accountsOf(world)).toEqual([3]);
  });

  it('also when it moved there and back', async () => {
    const world = await startedWorld();
    move(world, 2);
    await world.drainPages();
    move(world, 1);
    await world.drainPages();
    await world.drain();
    expect(await accountsOf(world)).toEqual([1]);
  });

  it('under none when it moved, or was created, and is deleted before it was validated', async () => {
    const world = await startedWorld();
    move(world, 2);
    const late = { ...aPerson(9).contact, parent: { kind: 'account', accountId: accountIdOf(4) } as const };
    world.crm.saveContact(late);
    await world.drainPages();
    expect(await accountsOf(world, late.id)).toEqual([4]);
    world.crm.removeContact(ADA);
    world.crm.removeContact(late.id);
    await world.drain();
    await world.sweep();
    expect([await accountsOf(world), await accountsOf(world, late.id)]).toEqual([[], []]);
  });

  it('under none when the person is erased', async () => {
    const world = await startedWorld();
    const request = { contactIds: [ADA], profileUrls: [], emails: [] };
    await erasePersons(world.deps, request, { erasedBy: 'admin-1' });
    expect(await accountsOf(world)).toEqual([]);
  });
});

describe('What contacts taught an account', () => {
  const [one, other] = [1, 2].map((number) => ({
    ...aPerson(number).contact,
    parent: { kind: 'account', accountId: accountIdOf(3) } as const,
    email: `person-${number}@vendax-holding.example`,
  }));
  if (one === undefined || other === undefined) throw new Error('two persons');
  const learned = async (world: World) =>
    [...(await world.state.learned.readDomains([accountIdOf(3)])).values()].flatMap(({ domains }) => domains);

  it.each<[string, (world: World) => void]>([
    [
      'is deleted',
      ({ crm }) => {
        crm.removeContact(one.id);
      },
    ],
    [
      'moves away',
      ({ crm }) => {
        crm.moveToAccount({ contactId: one.id, accountId: accountIdOf(4) });
      },
    ],
    [
      'is deactivated',
      ({ crm }) => {
        crm.saveContact({ ...one, active: false, parent: { kind: 'none' } });
      },
    ],
  ])('is doubted when one of them %s', async (_event, happen) => {
    const { accounts } = population({ size: ACCOUNTS });
    const world = await new World({ accounts, contacts: [one, other] }).start();
    expect(await learned(world)).toEqual(['vendax-holding.example']);
    happen(world);
    await world.drainPages();
    await world.drain();
    await world.sweep();
    expect(await learned(world)).toEqual([]);
  });
});
