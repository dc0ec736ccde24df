import { instantSchema } from '../../shared/domain/calendar.ts';
import { decideMove } from '../../shared/jobs/decide-move.ts';
import { describeHolds } from '../../shared/jobs/describe-holds.ts';
import { anAccount } from '../builders/a-contact.ts';
import { aMove } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

/** People of one account who left in the months given, all for the same place. */
function leavers(months: readonly string[]) {
  const people = months.map((ended, index) => {
    const { contact, account, observation } = aPerson(index + 1);
    return {
      contact: { ...contact, parent: { kind: 'account', accountId: accountIdOf(1) } as const },
      account,
      observation: {
        ...observation,
        positions: aMove({ from: 'Quuxc Works', to: 'Zorb Industries', ended }),
      },
    };
  });
  const [first] = people;
  return {
    contacts: people.map(({ contact }) => contact),
    accounts: first === undefined ? [] : [{ ...first.account, name: 'Quuxc Works' }],
    observations: people.map(({ observation }) => observation),
  };
}

async function reasonsAfter(months: readonly string[]): Promise<string[]> {
  const world = await new World(leavers(months)).start();
  const snapshots = await Promise.all(months.map((_, index) => world.snapshot(contactIdOf(index + 1))));
  return snapshots.map((snapshot) => snapshot?.outcome.reason ?? 'none').sort();
}

describe('the brake', () => {
  it('holds the third of an account who goes the same way within a quarter', async () => {
    expect(await reasonsAfter(['2026-03', '2026-04', '2026-05'])).toEqual([
      'mass_move',
      'position_ended',
      'position_ended',
    ]);
  });

  it('lets two go, and departures that lie far apart', async () => {
    expect(await reasonsAfter(['2026-03', '2026-03'])).toEqual(['position_ended', 'position_ended']);
    expect(await reasonsAfter(['2025-01', '2025-07', '2026-03'])).toEqual([
      'position_ended',
      'position_ended',
      'position_ended',
    ]);
  });

  it('holds the fourth within a year where few go elsewhere', async () => {
    const overAYear = ['2025-08', '2025-12', '2026-03', '2026-07'];
    expect(await reasonsAfter(overAYear)).toEqual([
      'mass_move',
      'position_ended',
      'position_ended',
      'position_ended',
    ]);
  });

  it('does not trip on a first look-back full of honest departures', async () => {
    const world = new World(population({ size: 40, everyNth: 2 }));
    await world.start();
    expect(world.crm.appliedWrites).toHaveLength(20);
    expect((await holdsOf(world)).moves).toEqual([]);
  });
});

const holdsOf = (world: World) => describeHolds(world.deps, { next: undefined });

async function decide(world: World, decision: 'released' | 'dismissed') {
  const [move] = (await holdsOf(world)).moves;
  const result = await decideMove(world.deps, {
    moveId: move?.moveId ?? 'none',
    decision,
    decidedBy: 'admin-1',
  });
  await world.drain();
  return result;
}

const flagsOf = (world: World, size: number) =>
  Array.from({ length: size }, (_, index) => world.crm.flag(contactIdOf(index + 1)));

describe('people who went the same way', () => {
  const months = ['2026-03', '2026-04', '2026-05'];

  it('are listed, those held and those written before anybody noticed', async () => {
    const world = await new World(leavers(months)).start();
    const { moves } = await holdsOf(world);
    expect(moves).toMatchObject([{ accountId: accountIdOf(1), state: 'open' }]);
    expect(moves[0]?.held).toHaveLength(1);
    expect(moves[0]?.written).toHaveLength(2);
    expect(JSON.stringify(moves)).not.toMatch(/Zorb/);
  });

  it('are flagged once a person says that they left, and so is who follows', async () => {
    const world = await new World(leavers(months)).start();
    expect(await decide(world, 'released')).toMatchObject({ kind: 'decided' });
    expect(flagsOf(world, 3)).toEqual([1, 1, 1]);
    const [, , , fourth] = leavers([...months, '2026-05']).contacts;
    const observation = leavers([...months, '2026-05']).observations.at(3);
    if (fourth === undefined || observation === undefined) throw new Error('nobody follows');
    world.crm.saveContact(fourth);
    world.source.observations.push(observation);
    await world.sweep();
    expect(world.crm.flag(contactIdOf(4))).toBe(1);
    expect((await holdsOf(world)).moves[0]).toMatchObject({
      state: 'released',
      decidedBy: 'admin-1',
      held: [],
    });
  });

  it('lose their flags once a person says that nobody left, for good', async () => {
    const world = await new World(leavers(months)).start();
    await decide(world, 'dismissed');
    expect(flagsOf(world, 3).map((flag) => flag ?? 0)).toEqual([0, 0, 0]);
    const written = world.crm.appliedWrites.length;
    world.settings.rulesVersion = 'newer';
    await world.sweep();
    expect(world.crm.appliedWrites).toHaveLength(written);
    expect((await world.snapshots()).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'ignored', reason: 'cleared_by_person' })),
    );
  });

  it('only owe the change in a dry run', async () => {
    const world = await new World(leavers(months)).start();
    await world.enable('dryRun');
    await world.drain();
    await decide(world, 'dismissed');
    expect(flagsOf(world, 3).filter((flag) => flag === 1)).toHaveLength(2);
    expect((await world.snapshots()).filter(({ owed }) => owed === 0)).toHaveLength(2);
  });

  it('cannot be decided about while off, nor under an unknown id', async () => {
    const world = await new World(leavers(months)).start();
    const unknown = {
      moveId: `${accountIdOf(9)}-${'0'.repeat(16)}`,
      decision: 'released',
      decidedBy: 'a',
    } as const;
    expect(await decideMove(world.deps, unknown)).toEqual({ kind: 'unknown' });
    expect(await decideMove(world.deps, { ...unknown, moveId: '../../x' })).toEqual({ kind: 'unknown' });
    await world.enable('off');
    expect(await decideMove(world.deps, unknown)).toEqual({ kind: 'off' });
  });

  it('are flagged after all when the person decides otherwise', async () => {
    const world = await new World(leavers(months)).start();
    await decide(world, 'dismissed');
    await decide(world, 'released');
    expect(flagsOf(world, 3)).toEqual([1, 1, 1]);
  });

  it('no longer count once their contacts are deleted', async () => {
    const world = await new World(leavers(months)).start();
    world.crm.removeContact(contactIdOf(1));
    await world.sweep();
    const left = await world.state.accounts.listDepartures(accountIdOf(1));
    expect(left.map(({ contactId }) => contactId).toSorted()).toEqual([contactIdOf(2), contactIdOf(3)]);
  });

  it('are no question any more once their account is deleted', async () => {
    const world = await new World(leavers(months)).start();
    world.crm.removeAccount(accountIdOf(1));
    await world.sweep();
    expect((await holdsOf(world)).moves).toEqual([]);
  });

  const countedAt = async (world: World, account: number) =>
    (await world.state.accounts.listDepartures(accountIdOf(account))).map(({ contactId }) => contactId);

  it('no longer count once a seller moved them to another account', async () => {
    const world = await new World(leavers(months)).start();
    world.crm.saveAccount(anAccount({ id: accountIdOf(9), name: 'Zorb Industries' }));
    world.crm.moveToAccount({ contactId: contactIdOf(1), accountId: accountIdOf(9) });
    await world.sweep();
    expect((await countedAt(world, 1)).toSorted()).toEqual([contactIdOf(2), contactIdOf(3)]);
    expect(await countedAt(world, 9)).toEqual([]);
  });

  it('no longer count once their profile says that they are there, and count where they went after all', async () => {
    const people = leavers(months);
    const world = await new World(people).start();
    const [one, two] = people.observations;
    if (one === undefined || two === undefined) throw new Error('nobody left');
    const observedAt = instantSchema.parse('2026-11-02T06:00:00Z');
    world.source.observations.push(
      { ...one, observedAt, positions: [{ companyName: 'Quuxc Works' }] },
      {
        ...two,
        observedAt,
        positions: aMove({ from: 'Quuxc Works', to: 'Wingtip Toys', ended: '2026-04' }),
      },
    );
    world.todayText = '2026-11-02';
    await world.sweep();
    const left = await world.state.accounts.listDepartures(accountIdOf(1));
    expect(left.map(({ contactId }) => contactId).toSorted()).toEqual([contactIdOf(2), contactIdOf(3)]);
    expect(new Set(left.map(({ destination }) => destination)).size).toBe(2);
  });
});
