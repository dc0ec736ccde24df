import * as fc from 'fast-check';
import { contactIdOf } from '../../builders/ids.ts';
import { allowedFlags, overwritesAPerson } from '../people-decide.ts';
import { TroubledWire } from './troubled-wire.ts';
import { wireTrouble, type WireEvent } from './wire-trouble.ts';

const CIRCLE = { persons: 4 };

async function expectKept(wire: TroubledWire, person: number): Promise<void> {
  const { wired, deeds, left, removed } = wire;
  const id = contactIdOf(person);
  const done = deeds.get(id) ?? [];
  const written = done.flatMap((deed) => (deed.what === 'write' ? [deed.auditId] : []));
  const audited = await wired.world.state.audit.listByContact(id);
  expect(audited.map(({ auditId }) => auditId).toSorted()).toEqual([...new Set(written)].toSorted());
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
  const wire = await TroubledWire.open(CIRCLE);
  try {
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
    fc.asyncProperty(fc.array(wireTrouble(CIRCLE), { minLength: 5, maxLength: 25 }), async (events) => {
      await afterAll(events, async (wire) => {
        for (let person = 1; person <= CIRCLE.persons; person += 1) {
          await expectKept(wire, person);
        }
      });
    }),
    { numRuns: seeds, seed },
  );
}
