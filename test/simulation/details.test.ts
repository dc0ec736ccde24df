import type { FlagWrite } from '../../shared/crm/contract.ts';
import { checkReadiness } from '../../shared/jobs/check-readiness.ts';
import { startUndo } from '../../shared/jobs/start-undo.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

/** One person who left, in an environment whose sellers read Dutch, and what is written. */
async function startedIn(language: 'nl' | 'en') {
  const { contact, account, observation } = aPerson(1, { moved: true });
  const world = new World({
    contacts: [contact],
    accounts: [account],
    observations: [observation],
    language,
  });
  const writes: FlagWrite[] = [];
  const writeFlags = world.crm.writeFlags.bind(world.crm);
  world.crm.writeFlags = async (request) => {
    writes.push(...request.writes);
    return writeFlags(request);
  };
  return { world: await world.start(), writes };
}

describe('what sellers see beside the flag', () => {
  it('is where the person went, since when, why and when that was checked, in their language', async () => {
    const { world, writes } = await startedIn('nl');
    expect(writes).toMatchObject([
      {
        contactId: contactIdOf(1),
        to: 1,
        details: { newEmployer: 'Zorbca Industries', checkedOn: '2026-11-01' },
      },
    ]);
    expect(writes[0]?.details?.since).toMatch(/^20\d\d-\d\d-01$/);
    expect(writes[0]?.details?.reason).toMatch(/Zorbca Industries/);
    expect(writes[0]?.details?.reason).not.toBe((await startedIn('en')).writes[0]?.details?.reason);
    // Nothing of it stays with us.
    expect(JSON.stringify([await world.snapshots(), world.telemetry.events])).not.toMatch(/Zorb/);
  });

  it('goes when the flag is undone', async () => {
    const { world, writes } = await startedIn('nl');
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'admin-1' });
    await world.drain();
    expect(writes).toHaveLength(2);
    expect(writes[1]).toMatchObject({ to: 0 });
    expect(writes[1]).not.toHaveProperty('details');
  });

  it('keeps writing off while its columns are missing', async () => {
    const { world } = await startedIn('nl');
    world.prerequisites.missingDetailColumns = ['dval_newtitle'];
    const { checks, ready } = await checkReadiness(world.deps, AbortSignal.timeout(1_000));
    expect(checks.find(({ name }) => name === 'detailColumns')).toMatchObject({
      state: 'fail',
      detail: 'The contact lacks dval_newtitle.',
    });
    expect(ready).toEqual({ on: false, dryRun: true });
  });
});
