import * as fc from 'fast-check';
import { contactIdOf } from '../builders/ids.ts';
import { expectAudited } from './expect-audited.ts';
import { allowedFlags, overwritesAPerson } from './people-decide.ts';
import { trouble } from './trouble.ts';
import { TroubledWorld, type Event } from './troubled-world.ts';

const PERSONS = 5;
const SEEDS = 1000;

const event = trouble({ persons: PERSONS });

async function afterAll(events: readonly Event[]): Promise<TroubledWorld> {
  const troubled = new TroubledWorld({ persons: PERSONS });
  await troubled.world.enable();
  for (const one of events) await troubled.happen(one);
  await troubled.rest();
  return troubled;
}

it(`keeps its promises whatever goes wrong (${String(SEEDS)} seeds)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 25 }), async (events) => {
      const { world, deeds, left, removed } = await afterAll(events);
      for (let number = 1; number <= PERSONS; number += 1) {
        const id = contactIdOf(number);
        const done = deeds.get(id) ?? [];

        expectAudited(await world.state.audit.listByContact(id), done);

        done.forEach((deed, at) => {
          if (deed.what === 'write') expect(overwritesAPerson(done, at)).toBe(false);
        });

        if (!removed.has(number)) {
          expect(allowedFlags(done, { left: left.has(number) })).toContain(world.crm.flag(id) ?? 0);
          expect((await world.snapshot(id))?.pending).toBeUndefined();
        }
      }
    }),
    { numRuns: SEEDS, seed: 20_261_125 },
  );
}, 300_000);
