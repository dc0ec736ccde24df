import { RetryLater } from '../../../shared/domain/failures.ts';
import type { Prerequisite } from '../../../shared/domain/readiness.ts';
import { checkReadiness } from '../../../shared/jobs/check-readiness.ts';
import { population } from '../../simulation/population.ts';
import { World } from '../../simulation/world.ts';

const { signal } = new AbortController();
const opened = () => new World(population({ size: 3 }));

async function readinessOf(world: World) {
  const readiness = await checkReadiness(world.deps, signal);
  const failing = readiness.checks.filter(({ state }) => state === 'fail').map(({ name }) => name);
  return { ...readiness, failing };
}

it('is ready for both modes when everything is in order, and says what a write sets off', async () => {
  const world = opened();
  world.prerequisites.reactions = [{ kind: 'flow', name: 'Tell the owner', columns: [] }];
  const readiness = await readinessOf(world);
  expect(readiness.ready).toEqual({ on: true, dryRun: true });
  expect(readiness.setOffByWrites).toEqual([{ kind: 'flow', name: 'Tell the owner', columns: [] }]);
  expect(readiness.notListed).toBeUndefined();
  expect(readiness.organizationName).toBe('Contoso');
});

it('says which kind of reaction it may not read, since none listed would look like none there', async () => {
  const world = opened();
  world.prerequisites.unseen = ['flow'];
  const readiness = await readinessOf(world);
  expect(readiness.setOffByWrites).toEqual([]);
  expect(readiness.notListed).toEqual(['flow']);
  expect(readiness.ready.on).toBe(true);
});

it.each<[string, Prerequisite, { on: boolean; dryRun: boolean }, (world: World) => unknown]>([
  [
    'a column that is missing',
    'flagColumn',
    { on: false, dryRun: false },
    ({ prerequisites }) => (prerequisites.flagColumn = { kind: 'missing', column: 'new_flag' }),
  ],
  [
    'views that are missing',
    'views',
    { on: false, dryRun: true },
    ({ prerequisites }) => (prerequisites.missingViews = ['All Contacts Not at Company']),
  ],
  [
    'tracking that is off',
    'changeTracking',
    { on: false, dryRun: true },
    ({ prerequisites }) => (prerequisites.untrackedTables = ['contacts']),
  ],
  [
    'a privilege for writing that is missing',
    'privileges',
    { on: false, dryRun: true },
    ({ prerequisites }) =>
      (prerequisites.privilegeGaps = [{ privilege: 'prvWriteContact', neededFor: 'writing' }]),
  ],
  [
    'a privilege for reading that is missing',
    'privileges',
    { on: false, dryRun: false },
    ({ prerequisites }) =>
      (prerequisites.privilegeGaps = [{ privilege: 'prvReadAccount', neededFor: 'reading' }]),
  ],
  [
    'a deployment that reads only',
    'writesAllowed',
    { on: false, dryRun: true },
    (world) => (world.interfere = (deps) => ({ ...deps, writesAllowed: false })),
  ],
  [
    'nobody who syncs',
    'syncingUsers',
    { on: false, dryRun: false },
    (world) => (world.interfere = (deps) => ({ ...deps, syncingUsers: { kind: 'teams', teamIds: [] } })),
  ],
  [
    'queues that cannot be opened',
    'queues',
    { on: false, dryRun: false },
    (world) =>
      (world.interfere = (deps) => ({
        ...deps,
        queueProbe: { reachQueues: async () => ({ kind: 'unreachable', problem: 'no queue' }) },
      })),
  ],
])('names %s with what to do about it', async (_what, name, ready, spoil) => {
  const world = opened();
  spoil(world);
  const readiness = await readinessOf(world);
  expect(readiness.failing).toEqual([name]);
  expect(readiness.ready).toEqual(ready);
  expect(readiness.checks.find((check) => check.state === 'fail')?.remedy).toEqual(expect.any(String));
});

it('names privileges without which not everything can be checked, and stays ready', async () => {
  const world = opened();
  world.prerequisites.privilegeGaps = [{ privilege: 'prvReadQuery', neededFor: 'checking' }];
  const readiness = await readinessOf(world);
  expect(readiness.ready).toEqual({ on: true, dryRun: true });
  expect(readiness.checks).toContainEqual(
    expect.objectContaining({
      name: 'privileges',
      state: 'unknown',
      detail: expect.stringContaining('prvReadQuery') as string,
      remedy: expect.any(String) as string,
    }),
  );
});

it('says of Dataverse only that it does not answer, and of the rest how it stands', async () => {
  const world = opened();
  world.prerequisites.fault = new RetryLater('dataverse_sign_in', { detail: 'no token' });
  const readiness = await readinessOf(world);
  expect(readiness.failing).toEqual(['dataverseReachable']);
  expect(readiness.checks.map(({ name }) => name)).toEqual([
    'dataverseReachable',
    'writesAllowed',
    'profileSource',
    'tables',
    'queues',
  ]);
  expect(readiness.setOffByWrites).toBeUndefined();
});

it('does not hold against an environment what it may not be asked', async () => {
  const world = opened();
  Object.assign(world.prerequisites, {
    privilegeGaps: undefined,
    missingViews: undefined,
    untrackedTables: undefined,
    reactions: undefined,
  });
  const readiness = await readinessOf(world);
  expect(readiness.ready).toEqual({ on: true, dryRun: true });
  expect(readiness.checks.filter(({ state }) => state === 'unknown').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['privileges', 'views', 'changeTracking']),
  );
});

it('is not ready while the definition of the flag, which every reading needs, may not be asked for', async () => {
  const world = opened();
  Object.assign(world.prerequisites, { flagColumn: undefined });
  const readiness = await readinessOf(world);
  expect(readiness.ready).toEqual({ on: false, dryRun: false });
  expect(readiness.failing).toEqual(['flagColumn']);
});

it('refuses a restored environment until an admin confirms it', async () => {
  const world = opened();
  await world.state.control.changeSafeguards((current) => ({
    ...current,
    organizationId: '00000000-0000-4000-8000-000000000099',
  }));
  expect((await readinessOf(world)).failing).toEqual(['sameEnvironment']);
});

it('accepts tables read by time of change once the admin has named them', async () => {
  const world = opened();
  world.prerequisites.untrackedTables = ['connections'];
  world.interfere = (deps) => ({ ...deps, polledTables: ['connections'] });
  expect((await readinessOf(world)).failing).toEqual([]);
});
