import fc from 'fast-check';
import { aContact, anAccount } from '../builders/a-contact.ts';
import { anObservation, monthOfText } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import type { ContactSeed } from '../doubles/crm/crm-double.ts';
import { population } from './population.ts';
import { endState, World } from './world.ts';

/** Accounts 1 and 2 without a website; their contacts write from the domains given, one each. */
const accounts = ['Zorbla', 'Quuxton'].map((name, index) => {
  const { website, ...rest } = anAccount({ id: accountIdOf(index + 1), name });
  return rest;
});
const FAMILIES = ['Vostermanck', 'Ompelheim', 'Tragwell', 'Undersk', 'Fellenbrook', 'Ostrangel'];
const contactsOf = (account: number, domains: readonly string[]): ContactSeed[] =>
  domains.map((domain, index) => {
    const number = 10 * account + index;
    const name = { firstName: 'Quendrilla', lastName: `${FAMILIES[index] ?? ''}${'ab'.charAt(account - 1)}` };
    const { linkedInUrl, ...rest } = aContact({ id: contactIdOf(number), ...name });
    return {
      ...rest,
      email: `someone-${number}@${domain}`,
      parent: { kind: 'account', accountId: accountIdOf(account) },
    };
  });
const learned = async (world: World, account: number): Promise<readonly string[]> =>
  (await world.state.learned.readDomains([accountIdOf(account)])).get(accountIdOf(account))?.domains ?? [];

const SHARED = ['hexa-holding.example', 'hexa-holding.example', 'gmail.com'];

describe('The contacts of an account teach its mail domains', () => {
  it('learns what several of them write from, and no mailbox provider', async () => {
    const world = await new World({ accounts, contacts: contactsOf(1, [...SHARED, 'gmail.com']) }).start();
    expect(await learned(world, 1)).toEqual(['hexa-holding.example']);
  });

  it('learns nothing from one contact', async () => {
    const world = await new World({ accounts, contacts: contactsOf(1, ['hexa-holding.example']) }).start();
    expect(await learned(world, 1)).toEqual([]);
  });

  it('takes a domain that two accounts use for that of neither, and one of another account’s website', async () => {
    const contacts = [...contactsOf(1, SHARED), ...contactsOf(2, SHARED)];
    const two = await new World({ accounts, contacts }).start();
    expect([await learned(two, 1), await learned(two, 2)]).toEqual([[], []]);

    const owner = anAccount({ id: accountIdOf(3), website: 'https://www.hexa-holding.example' });
    const other = await new World({
      accounts: [...accounts, owner],
      contacts: contactsOf(1, SHARED),
    }).start();
    expect(await learned(other, 1)).toEqual([]);
  });

  it('forgets a domain that nobody writes from any more', async () => {
    const contacts = contactsOf(1, SHARED);
    const world = await new World({ accounts, contacts }).start();
    for (const contact of contacts) world.crm.saveContact({ ...contact, email: 'x@gmail.com' });
    await world.sweep();
    expect(await learned(world, 1)).toEqual([]);
  });

  it('gives a domain to the account that is left when the other loses its contacts', async () => {
    const second = contactsOf(2, SHARED);
    const world = await new World({ accounts, contacts: [...contactsOf(1, SHARED), ...second] }).start();
    for (const contact of second) world.crm.saveContact({ ...contact, email: 'x@gmail.com' });
    await world.sweep();
    expect(await learned(world, 1)).toEqual(['hexa-holding.example']);
  });

  const HOLDING = 'https://www.hexa-holding.example';
  const owner = (website: string) => anAccount({ id: accountIdOf(3), name: 'Vendax', website });
  const owned = () =>
    new World({ accounts: [...accounts, owner(HOLDING)], contacts: contactsOf(1, SHARED) }).start();

  it('gives a domain to those who write from it when the account whose website it was is deleted', async () => {
    const world = await owned();
    world.crm.removeAccount(accountIdOf(3));
    await world.sweep();
    expect(await learned(world, 1)).toEqual(['hexa-holding.example']);
    expect(await world.state.learned.listOwners('hexa-holding.example')).toEqual([accountIdOf(1)]);
  });

  it('does the same when that account’s website changes, and the reverse when it changes back', async () => {
    const world = await owned();
    world.crm.saveAccount(owner('https://vendax.example'));
    await world.sweep();
    expect(await learned(world, 1)).toEqual(['hexa-holding.example']);
    world.crm.saveAccount(owner(HOLDING));
    await world.sweep();
    expect(await learned(world, 1)).toEqual([]);
  });

  it('forgets the domains of a deleted account, so that another may learn them', async () => {
    const contacts = [...contactsOf(1, SHARED), ...contactsOf(2, SHARED)];
    const world = await new World({ accounts, contacts }).start();
    world.crm.removeAccount(accountIdOf(2));
    await world.sweep();
    expect(await learned(world, 1)).toEqual(['hexa-holding.example']);
  });

  it('takes a domain away again when a new account turns up with that website', async () => {
    const world = await new World({ accounts, contacts: contactsOf(1, SHARED) }).start();
    world.crm.saveAccount(owner(HOLDING));
    await world.sweep();
    expect(await learned(world, 1)).toEqual([]);
  });

  it('keeps a domain that was learned, then became the website, from others', async () => {
    const contacts = contactsOf(1, SHARED);
    const world = await new World({ accounts, contacts }).start();
    for (const account of accounts.slice(0, 1)) world.crm.saveAccount({ ...account, website: HOLDING });
    await world.sweep();
    expect(await world.state.learned.listOwners('hexa-holding.example')).toEqual([accountIdOf(1)]);
    for (const contact of contactsOf(2, SHARED)) world.crm.saveContact(contact);
    await world.sweep();
    expect([await learned(world, 1), await learned(world, 2)]).toEqual([[], []]);
  });

  it('ends the same in any order', async () => {
    const contacts = [...contactsOf(1, SHARED), ...contactsOf(2, ['quuxton.example', 'quuxton.example'])];
    const seed = { accounts, contacts };
    const expected = await endState(await new World(seed).start());
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1000)), async (order) => {
        const world = new World(seed);
        await world.start({ times: 2, pick: (waiting) => (order.next().value ?? 0) % waiting.length });
        await world.sweep();
        expect(await endState(world)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});

describe('What was learned reaches the contacts it concerns, and no others', () => {
  /** She works where her colleagues' mail domain says that the account is, under a name that says nothing. */
  const observation = anObservation({
    name: { given: 'Quendrilla', family: `${FAMILIES[2] ?? ''}a` },
    profileUrl: 'https://www.linkedin.com/in/quendrilla-t',
    positions: [
      {
        companyName: 'Hexagrammon',
        companyDomain: 'hexa-holding.example',
        startMonth: monthOfText('2022-01'),
      },
    ],
  });
  const her: ContactSeed = {
    ...contactsOf(1, SHARED)[2],
    linkedInUrl: observation.profileUrl,
  } as ContactSeed;

  it('keeps somebody at the account by the domain of its colleagues', async () => {
    const alone = await new World({ accounts, contacts: [her], observations: [observation] }).start();
    expect((await alone.snapshot(her.id))?.outcome.kind).toBe('possiblyLeft');
    for (const contact of contactsOf(1, SHARED).slice(0, 2)) alone.crm.saveContact(contact);
    await alone.sweep();
    expect((await alone.snapshot(her.id))?.outcome).toEqual({ kind: 'verified', reason: 'related_company' });
    const later = alone.jobs().filter(({ lane }) => lane === 'later');
    expect(later.flatMap(({ items }) => items)).toContainEqual(
      expect.objectContaining({ contactId: her.id, cause: 'learned' }),
    );
  });

  it('validates nobody again on a day without news, nor when a count of words finds the old weights', async () => {
    const world = await new World({ ...population({ size: 12 }) }).start();
    const before = world.jobs().length;
    world.todayText = '2026-11-20';
    await world.sweep();
    expect((await world.state.learned.readWords())?.countedOn).toBe('2026-11-20');
    expect(world.jobs()).toHaveLength(before);
  });

  it('validates the contacts of accounts whose words became common, and leaves the others alone', async () => {
    const { contacts, accounts: known, observations } = population({ size: 4 });
    const world = await new World({ contacts, accounts: known, observations }).start();
    const first = known[0]?.name.split(' ')[0] ?? '';
    for (let number = 100; number < 140; number += 1)
      world.crm.saveAccount(
        anAccount({ id: accountIdOf(number), name: `${first} ${'xyz'.repeat(number % 7)}q` }),
      );
    world.todayText = '2026-11-20';
    await world.sweep();
    const again = world.jobs().flatMap(({ items }) => items.filter(({ cause }) => cause === 'learned'));
    expect(again.map(({ contactId }) => contactId)).toEqual([contactIdOf(1)]);
  });
});
