import type { Account } from '../../shared/domain/contact.ts';
import { startSweep } from '../../shared/jobs/start-sweep.ts';
import { aMove } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { KillAtCall } from './kill-at-call.ts';
import { aPerson, population } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { World } from './world.ts';

const PARENT = aPerson(1).account;
const under = (account: Account, parent: number): Account => ({
  ...account,
  parent: { id: accountIdOf(parent) },
});

/** Account 1 over 2 and 3, 3 over 4; 5 stands alone. Person n works for account n, and a colleague, 9, for account 2. */
function hierarchy() {
  const { accounts, contacts, ...rest } = population({ size: 5, everyNth: 6 });
  const parentOf: Record<string, number> = { [accountIdOf(2)]: 1, [accountIdOf(3)]: 1, [accountIdOf(4)]: 3 };
  const colleague = {
    ...aPerson(9).contact,
    parent: { kind: 'account', accountId: accountIdOf(2) } as const,
  };
  return {
    ...rest,
    contacts: [...contacts, colleague],
    accounts: accounts.map((account) => {
      const parent = parentOf[account.id];
      return parent === undefined ? account : under(account, parent);
    }),
  };
}

describe('A parent account with another', () => {
  it.each<[string, Partial<Account>]>([
    ['name', { name: 'Vexx Holding' }],
    ['website', { website: 'https://vexx.example' }],
  ])('%s concerns its contacts and those of its child accounts, once, and nobody else', async (_, change) => {
    const world = await new World(hierarchy()).start();
    const queued = await queuedBy(world, () => {
      world.crm.saveAccount({ ...PARENT, ...change });
    });
    expect(queued).toEqual({
      [contactIdOf(1)]: ['account'],
      [contactIdOf(2)]: ['parent'],
      [contactIdOf(3)]: ['parent'],
      [contactIdOf(9)]: ['parent'],
    });
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it('country or head count concerns its own contacts alone', async () => {
    const world = await new World(hierarchy()).start();
    const queued = await queuedBy(world, () => {
      world.crm.saveAccount({ ...PARENT, country: 'Netherlands' });
    });
    expect(queued).toEqual({ [contactIdOf(1)]: ['account'] });
  });

  it('website that is hidden by column security concerns nobody, and goes on counting', async () => {
    const world = await new World(hierarchy()).start();
    const judgedBy = async () => (await world.snapshot(contactIdOf(2)))?.stamps.parent;
    const before = await judgedBy();
    world.environment.securedFields = ['account.website'];
    const { website, ...hidden } = PARENT;
    const hide = () => {
      world.crm.saveAccount(hidden);
    };
    expect(await queuedBy(world, hide)).toEqual({});
    const validateAgain = () => {
      world.crm.saveContact({ ...aPerson(2).contact, jobTitle: 'Director' });
    };
    expect(await queuedBy(world, validateAgain)).toEqual({ [contactIdOf(2)]: ['contact'] });
    expect([await judgedBy(), website]).toEqual([before, expect.any(String)]);
  });

  it('name clears the flag of who works there under the new one', async () => {
    const { observations, ...rest } = hierarchy();
    const { observation } = aPerson(2);
    const moved = aMove({ from: aPerson(2).account.name, to: 'Vexx Holding' });
    const world = await new World({
      ...rest,
      observations: [
        ...observations.filter(({ personKey }) => personKey !== 'p-2'),
        { ...observation, positions: moved },
      ],
    }).start();
    expect(world.crm.flag(contactIdOf(2))).toBe(1);
    world.crm.saveAccount({ ...PARENT, name: 'Vexx Holding' });
    await world.sweep();
    expect(world.crm.flag(contactIdOf(2))).toBe(0);
  });
});

describe('Accounts that are each other’s parents', () => {
  it('concern each other’s contacts, each once', async () => {
    const { accounts, ...rest } = population({ size: 2, everyNth: 3 });
    const circle = accounts.map((account, index) => under(account, 2 - index));
    const world = await new World({ ...rest, accounts: circle }).start();
    const [first, ...others] = circle.map((account) => ({ ...account, name: `Vexx ${account.name}` }));
    if (first === undefined) throw new Error('two accounts');
    const renameOne = () => {
      world.crm.saveAccount(first);
    };
    expect(await queuedBy(world, renameOne)).toEqual({
      [contactIdOf(1)]: ['account'],
      [contactIdOf(2)]: ['parent'],
    });
    const renameBoth = () => {
      for (const account of [first, ...others])
        world.crm.saveAccount({ ...account, name: `${account.name} II` });
    };
    // Validated because of their own account they have met the other one too.
    expect(await queuedBy(world, renameBoth)).toEqual({
      [contactIdOf(1)]: ['account'],
      [contactIdOf(2)]: ['account'],
    });
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });
});

describe('A sweep that dies at any call after a parent was renamed', () => {
  it.each(['before', 'after'] as const)(
    'still has the contacts of its child accounts judged by the new name: %s the call',
    async (moment) => {
      const { accounts, ...people } = population({ size: 2, everyNth: 3 });
      const couple = {
        ...people,
        accounts: accounts.map((account, index) => (index === 0 ? account : under(account, 1))),
      };
      const judgedBy = async (world: World) => (await world.snapshot(contactIdOf(2)))?.stamps.parent;
      const renamedAndStarted = async () => {
        const world = await new World(couple).start();
        world.crm.saveAccount({ ...PARENT, name: 'Vexx Holding' });
        world.nowMs += 60_000;
        await startSweep(world.deps, { startedBy: 'test' });
        return world;
      };
      const counted = await renamedAndStarted();
      const former = await judgedBy(counted);
      const dry = new KillAtCall({ at: 0, moment });
      counted.interfere = dry.interfere;
      await counted.drain();
      const renamed = await judgedBy(counted);
      expect(renamed).not.toBe(former);

      for (let at = 1; at <= dry.calls; at += 1) {
        const world = await renamedAndStarted();
        world.interfere = new KillAtCall({ at, moment }).interfere;
        await world.drain();
        world.nowMs += 11 * 60_000; // a lost page message: the tick wakes the sweep
        await world.tick();
        await world.drain();
        expect(await judgedBy(world)).toBe(renamed);
      }
      expect(dry.calls).toBeGreaterThan(40);
    },
  );
});
