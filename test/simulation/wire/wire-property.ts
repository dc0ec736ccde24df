import * as fc from 'fast-check';
import { contactIdOf } from '../../builders/ids.ts';
import { expectAudited } from '../expect-audited.ts';
import { allowedFlags, overwritesAPerson } from '../people-decide.ts';
import { TroubledWire } from './troubled-wire.ts';
import { wireTrouble, type WireEvent } from './wire-trouble.ts';

/** Most of one snapshot partition, so that a job has several contacts and a batch several parts. */
const PERSONS = [3, 8, 10, 20, 5, 1];
/** Gone before the first sweep, which therefore has something to write. */
const LEAVERS = [3, 8, 10];

async function expectKept(wire: TroubledWire, person: number): Promise<void> {
  const { wired, deeds, left, removed } = wire;
  const id = contactIdOf(person);
  const done = deeds.get(id) ?? [];
  expectAudited(await wired.world.state.audit.listByContact(id), done, wired.unanswered);
  done.forEach(({ what }, at) => {
    if (what === 'write') expect(overwritesAPerson(done, at)).toBe(false);
  });
  if (removed.has(person)) {
    expect(await wired.world.snapshot(id)).toBeUndefined();
    return;
  }
  expect(allowedFlags(done, { left: left.has(person) })).toContain(wire.flag(id) ?? 0);
  expect((await wired.world.snapshot(id))?.pending).toBeUndefined();
}

async function afterAll(
  events: readonly WireEvent[],
  check: (wire: TroubledWire) => Promise<void>,
): Promise<void> {
  const wire = await TroubledWire.open(PERSONS);
  try {
    for (const person of LEAVERS) await wire.happen({ kind: 'leaves', person });
    await wire.wired.world.enable();
    for (const one of events) await wire.happen(one);
    await wire.rest();
    await check(wire);
  } finally {
    await wire.wired.dataverse.stop();
  }
}

/** Whatever goes wrong between the genuine client and Dataverse, the product's promises hold once that is over. */
export async function keepsItsPromisesOnTheWire({
  seeds,
  seed,
}: {
  seeds: number;
  seed: number;
}): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(wireTrouble(PERSONS), { minLength: 3, maxLength: 20 }), async (events) => {
      await afterAll(events, async (wire) => {
        for (const person of PERSONS) await expectKept(wire, person);
      });
    }),
    { numRuns: seeds, seed },
  );
}
