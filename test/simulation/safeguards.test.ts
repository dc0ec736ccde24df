import { handleSafeguards } from '../../functions/manage-safeguards.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { answerSafeguard, describeSafeguards } from '../../shared/jobs/answer-safeguard.ts';
import { startUndo } from '../../shared/jobs/start-undo.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { call } from '../functions/http-request.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

const OTHER = '00000000-0000-4000-8000-000000000002';
const MOVER = contactIdOf(4);
const answer = (world: World, confirm: string) =>
  call(handleSafeguards(world.deps), { method: 'POST', body: JSON.stringify({ confirm }) });
const confirmEnvironment = (world: World, organizationId: string) =>
  call(handleSafeguards(world.deps), {
    method: 'POST',
    body: JSON.stringify({ confirm: 'environment', organizationId }),
  });

async function answerOnceNoticed(world: World): Promise<void> {
  await world.sweep();
  await confirmEnvironment(world, OTHER);
  await world.drain();
}

describe('one deployment serves one environment', () => {
  it('is pinned to the first it meets', async () => {
    const world = await new World(population({ size: 4 })).start();
    const { organizationId, obstacles } = await describeSafeguards(world.state);
    expect(organizationId).toBe(world.environment.organizationId);
    expect(obstacles).toEqual([]);
  });

  it('notices another at the same address and neither reads nor writes until an admin confirms', async () => {
    const world = await new World(population({ size: 4 })).start();
    const before = await world.snapshots();
    world.environment.organizationId = OTHER;
    world.crm.setFlag({ contactId: MOVER, flag: 0 }); // as the copy had it
    const reads = { ...world.crm.calls };
    await world.sweep();
    expect(world.crm.calls).toEqual(reads);
    expect(await world.snapshots()).toEqual(before);
    expect(world.telemetry.eventsOf('environment.differs')).toHaveLength(1);
    expect((await describeSafeguards(world.state)).obstacles).toEqual(['other_environment']);

    expect(await confirmEnvironment(world, OTHER)).toMatchObject({
      status: 202,
      body: { confirm: 'environment', organizationId: OTHER, runId: 'run-3' },
    });
    await world.drain();
    expect((await describeSafeguards(world.state)).organizationId).toBe(OTHER);
    expect(world.crm.calls.readChanges).toBeGreaterThan(reads.readChanges);
  });

  it('writes again what a backup took back, and keeps an Ignore that it brought', async () => {
    const world = await new World(population({ size: 8 })).start();
    world.environment.organizationId = OTHER;
    const ignored = contactIdOf(8);
    world.crm.setFlag({ contactId: MOVER, flag: 0 });
    world.crm.setFlag({ contactId: ignored, flag: 2 });
    await answerOnceNoticed(world);
    expect(world.crm.flag(MOVER)).toBe(1);
    expect(world.crm.flag(ignored)).toBe(2);
    expect((await world.snapshot(MOVER))?.contested).toBe(0);
    world.crm.setFlag({ contactId: MOVER, flag: 0 }); // now a person
    await world.sweep();
    expect(world.crm.flag(MOVER)).toBe(0);
  });

  it('takes nothing of what stood in another column for cleared, when the flag moves to a new one', async () => {
    const world = await new World(population({ size: 4 })).start();
    world.environment.flagColumn = 'dval_notatcompany';
    world.crm.setFlag({ contactId: MOVER, flag: null });
    world.crm.expireCursors();
    await world.sweep();
    expect(world.crm.flag(MOVER)).toBe(1);
    expect(await world.snapshot(MOVER)).toMatchObject({ flagOwner: 'us', contested: 0, dismissedKeys: [] });
    expect(world.telemetry.eventsOf('flag.moved')).toEqual([
      { from: 'msdyn_orgchangestatus', to: 'dval_notatcompany' },
    ]);
    world.crm.setFlag({ contactId: MOVER, flag: 0 });
    await world.sweep();
    expect(world.crm.flag(MOVER)).toBe(0);
  });

  it('goes on by itself once the old one is back, with what its jobs were about', async () => {
    const world = new World(population({ size: 4 }));
    await world.enable();
    await world.deliverPages();
    world.environment.organizationId = OTHER;
    await world.drain();
    expect(world.crm.appliedWrites).toEqual([]);
    world.environment.organizationId = '00000000-0000-4000-8000-000000000001';
    world.nowMs += 86_400_000;
    await world.tick();
    await world.drain();
    expect(world.crm.flag(MOVER)).toBe(1);
    expect((await describeSafeguards(world.state)).obstacles).toEqual([]);
  });

  it('is confirmed by its own id only, and as what answers now', async () => {
    const world = await new World(population({ size: 1 })).start();
    world.environment.organizationId = OTHER;
    await world.sweep();
    const THIRD = '00000000-0000-4000-8000-000000000003';
    world.environment.organizationId = THIRD; // restored once more while the admin looked
    const refused = await confirmEnvironment(world, OTHER);
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(THIRD) as string },
    });
    expect((await describeSafeguards(world.state)).organizationId).not.toBe(OTHER);
    expect((await confirmEnvironment(world, THIRD.toUpperCase())).body).toMatchObject({
      organizationId: THIRD,
    });
    expect((await describeSafeguards(world.state)).obstacles).toEqual([]);
  });

  it('can be confirmed while off, when no page notices another and switching on is refused', async () => {
    const world = await new World(population({ size: 4 })).start();
    await world.enable('off');
    world.environment.organizationId = OTHER;
    world.prerequisites.organizationId = OTHER;
    await expect(world.enable()).rejects.toThrow(OTHER);
    expect(await confirmEnvironment(world, OTHER)).toEqual(
      expect.objectContaining({ status: 202, body: { confirm: 'environment', organizationId: OTHER } }),
    );
    await world.enable();
    expect((await describeSafeguards(world.state)).organizationId).toBe(OTHER);
  });

  it('lets an undo wait rather than write into another environment', async () => {
    const world = await new World(population({ size: 4 })).start();
    world.environment.organizationId = OTHER;
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    const [page] = world.queue.waiting.splice(0);
    if (page === undefined) throw new Error('no page to undo');
    await world.deliver(page);
    expect(world.crm.flag(MOVER)).toBe(1);
    expect(world.queue.waiting).toHaveLength(1);
    world.environment.organizationId = '00000000-0000-4000-8000-000000000001';
    await world.drain();
    expect(world.crm.flag(MOVER)).toBe(0);
  });
});

describe("LinkedIn's own validation", () => {
  const silent = ({ crm }: World) => {
    crm.setFlag({ contactId: contactIdOf(1), flag: 0 });
  };
  /** Its solutions are there, and contact 1 carries a 1 that nobody here wrote. */
  const rivalled = async (mend: (world: World) => void = () => undefined) => {
    const world = new World(population({ size: 4 }));
    world.environment.rivalSolutions = ['LinkedIn'];
    world.crm.setFlag({ contactId: contactIdOf(1), flag: 1 });
    mend(world);
    return world.start();
  };

  it('pauses writing with a question while its values may appear, and what is owed is written once answered', async () => {
    const world = await rivalled();
    expect(world.crm.appliedWrites).toEqual([]);
    expect((await world.snapshot(MOVER))?.owed).toBe(1);
    const question = await describeSafeguards(world.state);
    expect(question).toMatchObject({ obstacles: ['rival_validation'], rivalSolutions: ['LinkedIn'] });
    expect(question.unexplainedAt).toBeDefined();

    expect(await answer(world, 'flagsArePeoples')).toMatchObject({ status: 202 });
    await world.drain();
    expect(world.crm.flag(MOVER)).toBe(1);
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
  });

  it('loses nothing when a page moves the cursor while the answer is given', async () => {
    const world = await rivalled();
    const save = world.state.control.saveSweep.bind(world.state.control);
    const control = {
      ...world.state.control,
      saveSweep: async (write: Parameters<typeof save>[0]) =>
        write.row.page === 0 && write.row.stage === 'members' ? undefined : save(write),
    };
    const answer = { answer: { confirm: 'flagsArePeoples' }, answeredBy: 'admin-1' } as const;
    const { signal } = new AbortController();
    const given = { ...answer, signal };
    expect(await answerSafeguard({ ...world.deps, control }, given)).toEqual({ kind: 'answered' });
    expect((await world.state.control.readSweep())?.row.reconcileOwed).toBe(true);
  });

  it('is asked about once', async () => {
    const world = await rivalled();
    await answer(world, 'linkedInIsSwitchedOff');
    await world.drain();
    world.crm.setFlag({ contactId: contactIdOf(2), flag: 1 });
    await world.sweep();
    expect((await describeSafeguards(world.state)).obstacles).toEqual([]);
    expect((await answer(world, 'flagsArePeoples')).status).toBe(409);
  });

  it.each<[string, (world: World) => void]>([
    ['its solutions without values nobody explains', silent],
    ['such values without its solutions', ({ environment }) => (environment.rivalSolutions = [])],
    [
      'an Ignore, which only people set',
      ({ crm }) => {
        crm.setFlag({ contactId: contactIdOf(1), flag: 2 });
      },
    ],
  ])('is not suspected for %s', async (_what, mend) => {
    const world = await rivalled(mend);
    expect((await describeSafeguards(world.state)).obstacles).toEqual([]);
    expect(world.crm.flag(MOVER)).toBe(1);
  });

  it('is suspected for a 1 on a contact from whom ours was taken back', async () => {
    const world = await rivalled(silent);
    const observedAt = instantSchema.parse('2026-10-30T00:00:00Z');
    world.source.observations.push({ ...aPerson(4).observation, observedAt }); // is back at the account
    await world.sweep();
    expect(world.crm.flag(MOVER)).toBe(0);
    world.crm.setFlag({ contactId: MOVER, flag: 1 });
    await world.sweep();
    expect((await describeSafeguards(world.state)).obstacles).toEqual(['rival_validation']);
    expect(world.crm.flag(MOVER)).toBe(1);
  });

  it('is not suspected for values of our own, also when their snapshots are lost', async () => {
    const world = await new World(population({ size: 4 })).start();
    world.environment.rivalSolutions = ['LinkedIn'];
    await world.state.snapshots.deleteSnapshots([MOVER]);
    world.crm.expireCursors();
    await world.sweep();
    expect((await describeSafeguards(world.state)).obstacles).toEqual([]);
  });
});

describe('ManageSafeguards', () => {
  it('answers what is known, 400 for no answer, 409 where nothing asks', async () => {
    const world = await new World(population({ size: 1 })).start();
    const { body } = await call(handleSafeguards(world.deps), { method: 'GET' });
    expect(body).toMatchObject({ obstacles: [], rivalSolutions: [], securedFields: [] });
    expect((await answer(world, 'perhaps')).status).toBe(400);
    expect((await answer(world, 'environment')).status).toBe(400);
    expect((await answer(world, 'flagsArePeoples')).status).toBe(409);
    expect((await confirmEnvironment(world, world.environment.organizationId)).status).toBe(409);
  });
});
