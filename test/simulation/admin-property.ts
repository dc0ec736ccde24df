import * as fc from 'fast-check';
import { claimLinkKey } from '../../shared/changes/claim-errand.ts';
import { daySchema } from '../../shared/domain/calendar.ts';
import { FLAG } from '../../shared/domain/flag.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import { describeRuns } from '../../shared/jobs/describe-runs.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { administer, type AdminDeed, type Concerned } from './admin-deeds.ts';
import { profileKeyOfPerson, workInDynamics, type Changed, type CrmDeed } from './crm-deeds.ts';
import { expectAudited } from './expect-audited.ts';
import { allowedFlags, flagsAfter, overwritesAPerson, placesOf } from './people-decide.ts';
import { accountOf } from './people.ts';
import { trouble } from './trouble.ts';
import { TroubledWorld, type Event } from './troubled-world.ts';
import type { World } from './world.ts';

const CIRCLE = { persons: 6, colleaguesFrom: 3 };
const NO_LIMIT = 500;

const person = fc.integer({ min: 1, max: CIRCLE.persons });
const diesAt = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined, freq: 4 });
const admin = <Kind extends AdminDeed['kind'], Rest>(
  kind: Kind,
  rest: { [Name in keyof Rest]: fc.Arbitrary<Rest[Name]> },
) => fc.record({ kind: fc.constant(kind), diesAt, ...rest });

const adminDeed = fc.oneof(
  admin('erases', { person }),
  admin('undoes', { run: fc.integer({ min: 0, max: 5 }) }),
  admin('sets', { mode: fc.constantFrom('on' as const, 'dryRun' as const, 'off' as const) }),
  admin('decides', {
    move: fc.constant(0),
    decision: fc.constantFrom('released' as const, 'dismissed' as const),
  }),
  admin('releases', { limit: fc.integer({ min: 0, max: 3 }) }),
  admin('confirmsEnvironment', {}),
) as fc.Arbitrary<AdminDeed>; // each record has the fields of its kind

const crmDeed: fc.Arbitrary<CrmDeed> = fc.oneof(
  fc.record({ kind: fc.constantFrom('merges', 'movesAccount'), person, other: person }),
  fc.record({ kind: fc.constantFrom('renamesAccount', 'changesWebsite'), account: person }),
  fc.record({ kind: fc.constant('restoresEnvironment') }),
); // each record has the fields of its kind

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ who: fc.constant('world'), event: trouble(CIRCLE) }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constant('admin'), event: adminDeed }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constant('crmUser'), event: crmDeed }) },
);

type Step =
  { who: 'world'; event: Event } | { who: 'admin'; event: AdminDeed } | { who: 'crmUser'; event: CrmDeed };

/** Writes made while something forbade them. */
function watchWrites({ world }: TroubledWorld): string[] {
  const forbidden: string[] = [];
  const write = world.crm.writeFlags.bind(world.crm);
  world.crm.writeFlags = async (request) => {
    const { organizationId } = (await world.state.control.readSafeguards()) ?? {};
    const mode = (await world.state.control.readEnablement())?.row.dataValidation ?? 'off';
    if (request.writes.length > 0 && mode !== 'on') forbidden.push(mode);
    if (request.writes.length > 0 && organizationId !== world.environment.organizationId)
      forbidden.push('another environment');
    return write(request);
  };
  return forbidden;
}

/** Trouble ends, admins switch on, confirm the environment, and let everybody go whose flag waits. */
async function restAndRelease(troubled: TroubledWorld, concerned: Concerned): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await troubled.rest();
    // Another environment is noticed by the first page that meets it; only then can it be confirmed.
    await administer(troubled, { kind: 'confirmsEnvironment' }, concerned);
    await administer(troubled, { kind: 'sets', mode: 'on' }, concerned);
  }
  await troubled.rest();
  await administer(troubled, { kind: 'releases', limit: NO_LIMIT }, concerned);
  await troubled.rest();
  expect(troubled.world.queue.waiting).toEqual([]);
}

const byContact = (
  { contactId: left }: { contactId: ContactId },
  { contactId: right }: { contactId: ContactId },
) => left.localeCompare(right);

/** Rows beside the snapshots that no snapshot knows of, and the other way round. */
async function expectNoOrphans(world: World): Promise<void> {
  const snapshots = await world.snapshots();
  const until = daySchema.parse('2099-01-01');
  const { rows: due } = await world.state.due.listDue({ until, next: undefined, limit: 1000 });
  expect(due.toSorted(byContact)).toEqual(
    snapshots
      .flatMap(({ contactId, dueOn }) => (dueOn === undefined ? [] : [{ day: dueOn, contactId }]))
      .toSorted(byContact),
  );
  expect((await world.state.holds.listWaiting({ next: undefined, limit: 1000 })).rows).toEqual([]);
  expect(snapshots.filter(({ holdRank, pending }) => holdRank ?? pending)).toEqual([]);
  for (let number = 1; number <= CIRCLE.persons; number += 1) {
    const key = profileKeyOfPerson(number);
    const claimants = await world.state.links.listContacts([claimLinkKey(key)]);
    expect([...claimants.values()].flat().toSorted()).toEqual(
      snapshots.flatMap(({ contactId, claimKey }) => (claimKey === key ? [contactId] : [])).toSorted(),
    );
  }
}

/** What may stand at the end for somebody whose evidence nobody in Dynamics touched. */
async function expectAllowedFlag(
  { world, deeds, left }: TroubledWorld,
  number: number,
  { undone }: Concerned,
): Promise<void> {
  const id = contactIdOf(number);
  const [move] = await world.state.holds.listMovesOf(accountIdOf(accountOf(number, CIRCLE)));
  const isFlagged = left.has(number) && move?.state !== 'dismissed';
  const allowed = allowedFlags(deeds.get(id) ?? [], { left: isFlagged });
  const mayBeClear = undone || move?.state === 'open';
  expect([...allowed, ...(mayBeClear ? [FLAG.noFeedback] : [])]).toContain(world.crm.flag(id) ?? 0);
}

/** Everything that was begun has ended. */
async function expectRunsEnded({ deps }: World): Promise<void> {
  const { runs } = await describeRuns(deps);
  expect(runs.filter(({ state }) => state === 'scanning' || state === 'validating')).toEqual([]);
}

type Outcome = { troubled: TroubledWorld; concerned: Concerned; changed: Changed };

async function expectKept(number: number, { troubled, concerned, changed }: Outcome): Promise<void> {
  const { world, deeds, removed } = troubled;
  const id = contactIdOf(number);
  const done = deeds.get(id) ?? [];
  if (removed.has(number)) expect(await world.snapshot(id)).toBeUndefined();
  const isMerged = changed.merged.has(number);
  if (!isMerged)
    done.forEach(({ what }, at) => {
      if (what === 'erased')
        expect(done.slice(at).filter((deed) => 'to' in deed && deed.to === 1)).toEqual([]);
    });
  if (concerned.erased.has(number) || (isMerged && concerned.erased.size > 0)) return;

  const audited = await world.state.audit.listByContact(id);
  expectAudited(audited, done);
  if (isMerged) return;
  done.forEach(({ what }, at) => {
    if (what === 'write') expect(overwritesAPerson(done, at)).toBe(false);
  });
  const undone = audited.filter(({ actor }) => actor === 'undo').map(({ auditId }) => auditId);
  expect(placesOf(done, undone).filter((at) => flagsAfter(done, { at, except: undone }))).toEqual([]);
  const isTouched = changed.moved.has(number) || changed.accounts.has(accountOf(number, CIRCLE));
  if (!removed.has(number) && !isTouched) await expectAllowedFlag(troubled, number, concerned);
}

async function afterSteps(steps: readonly Step[]): Promise<Outcome & { forbidden: readonly string[] }> {
  const troubled = new TroubledWorld({ ...CIRCLE, dailyFlagLimit: 1 });
  const concerned: Concerned = { erased: new Set(), undone: false };
  const changed: Changed = { merged: new Set(), moved: new Set(), accounts: new Set() };
  const forbidden = watchWrites(troubled);
  await troubled.world.enable();
  for (const one of steps) {
    if (one.who === 'world') await troubled.happen(one.event);
    else if (one.who === 'admin') await administer(troubled, one.event, concerned);
    else workInDynamics(troubled, one.event, changed);
  }
  await restAndRelease(troubled, concerned);
  return { troubled, concerned, changed, forbidden };
}

/** Whatever admins and CRM users do while everything goes wrong, the product's promises hold once that is over. */
export async function keepsItsPromisesBesideAdmins(run: { seeds: number; seed: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const { forbidden, ...outcome } = await afterSteps(steps);
      expect(forbidden).toEqual([]);
      await expectNoOrphans(outcome.troubled.world);
      await expectRunsEnded(outcome.troubled.world);
      for (let number = 1; number <= CIRCLE.persons; number += 1) await expectKept(number, outcome);
    }),
    { numRuns: run.seeds, seed: run.seed },
  );
}
