import { instantSchema } from '../../shared/domain/calendar.ts';
import { startUndo } from '../../shared/jobs/start-undo.ts';
import { aMove } from '../builders/an-observation.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

const ID = contactIdOf(1);
const person = aPerson(1, { moved: true });
const left = aMove({ from: person.account.name, to: 'Zorb Industries', ended: '2026-09' });
const mover = { ...person, observation: { ...person.observation, positions: left } };

/** A world in which our 1 stands. */
async function flagged(): Promise<World> {
  const world = await new World({
    contacts: [mover.contact],
    accounts: [mover.account],
    observations: [mover.observation],
  }).start();
  expect(world.crm.flag(ID)).toBe(1);
  return world;
}

/** The same news once more, read on this day. */
const readAgain = (world: World, day: string): void => {
  world.source.observations.push({
    ...mover.observation,
    observedAt: instantSchema.parse(`${day}T00:00:00Z`),
  });
};

type Deed = (world: World) => void;
const edit =
  (change: object): Deed =>
  ({ crm }) => {
    const contact = crm.contact(ID);
    if (contact !== undefined) crm.saveContact({ ...contact, ...change });
  };

describe('a decision while our evidence is out of sight', () => {
  it.each<[string, Deed, Deed]>([
    [
      'the profile is stale',
      (world) => {
        world.todayText = '2028-06-01';
      },
      (world) => {
        readAgain(world, '2028-05-20');
      },
    ],
    ['the contact is inactive', edit({ active: false }), edit({ active: true })],
    [
      'the profile is gone',
      ({ source }) => {
        source.observations.push({
          ...mover.observation,
          status: 'gone',
          positions: [],
          observedAt: instantSchema.parse('2026-10-20T00:00:00Z'),
        });
      },
      (world) => {
        readAgain(world, '2026-10-25');
      },
    ],
  ])('holds against it once it is back: %s', async (_why, hide, show) => {
    for (const flag of [0, 2] as const) {
      const world = await flagged();
      hide(world);
      await world.sweep();
      expect(world.crm.flag(ID)).toBe(1);
      world.crm.setFlag({ contactId: ID, flag });
      await world.sweep();
      show(world);
      await world.sweep();
      expect(world.crm.flag(ID)).toBe(flag);
    }
  });
});

describe('an undo that restores a 1', () => {
  const undoLatest = async (world: World) => {
    world.nowMs += 60_000;
    const [latest] = await world.state.runs.listRuns({ limit: 1 });
    if (latest === undefined) throw new Error('there was a run');
    await startUndo(world.deps, { target: latest.runId, startedBy: 'test' });
    await world.drain();
  };
  async function restored(): Promise<World> {
    const world = await flagged();
    world.source.observations.push({
      ...mover.observation,
      positions: [{ companyName: mover.account.name, title: 'Engineer' }],
      observedAt: instantSchema.parse('2026-10-20T00:00:00Z'),
    });
    await world.sweep();
    expect(world.crm.flag(ID)).toBe(0);
    await undoLatest(world);
    expect(world.crm.flag(ID)).toBe(1);
    return world;
  }

  it('is not undone by the next validation', async () => {
    const world = await restored();
    world.settings.rulesVersion = 'other';
    await world.sweep();
    expect(world.crm.flag(ID)).toBe(1);
  });

  it('can be undone itself', async () => {
    const world = await restored();
    await undoLatest(world);
    expect(world.crm.flag(ID)).toBe(0);
  });
});
