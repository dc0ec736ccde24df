import * as fc from 'fast-check';
import { contactIdOf } from '../builders/ids.ts';
import { TroubledWorld, type Deed, type Event } from './troubled-world.ts';

const PERSONS = 5;
const SEEDS = 1000;

const person = fc.integer({ min: 1, max: PERSONS });
const moment = fc.constantFrom('before', 'after');
const times = fc.integer({ min: 1, max: 4 });

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('leaves'), person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('changesTitle', 'isRemoved'), person }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('setsFlag'), person, flag: fc.constantFrom(0, 1, 2) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('sweep', 'deliver') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('expireCursors', 'nextDay') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('throttled', 'unavailable', 'signedOut'), times }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('writesAreLost'), moment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('editorIsFaster', 'pluginRefuses'), person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('privilegesWithdrawn'),
      calls: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('processDies'),
      at: fc.integer({ min: 1, max: 60 }),
      moment,
    }),
  },
); // each record has the fields of its kind

async function afterAll(events: readonly Event[]): Promise<TroubledWorld> {
  const troubled = new TroubledWorld({ persons: PERSONS });
  await troubled.world.enable();
  for (const one of events) await troubled.happen(one);
  await troubled.rest();
  return troubled;
}

const byPerson = ({ what }: Deed): boolean => what === 'person' || what === 'unseen';

/** The values that may stand at the end, by what the person's profile says and who decided last. */
function allowedFlags(deeds: readonly Deed[], { left }: { left: boolean }): readonly (0 | 1 | 2)[] {
  const ours = left ? 1 : 0;
  const at = deeds.findLastIndex(byPerson);
  const decided = deeds[at];
  if (decided === undefined || !('flag' in decided)) return [ours];
  if (decided.what === 'unseen') return [ours, decided.flag];
  // An Ignore about something else gives way to new evidence; where we saw both at once, it is about that.
  if (deeds.slice(at).some(({ what }) => what === 'evidence')) return [1, decided.flag];
  return [decided.flag];
}

/** Whether the deed at this place goes against what a person decided about the same evidence. */
function overwritesAPerson(deeds: readonly Deed[], at: number): boolean {
  const before = deeds.slice(0, at);
  const decided = before.findLastIndex(byPerson);
  return before[decided]?.what === 'person' && !before.slice(decided).some(({ what }) => what === 'evidence');
}

it(`keeps its promises whatever goes wrong (${String(SEEDS)} seeds)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 25 }), async (events) => {
      const { world, deeds, left, removed } = await afterAll(events);
      for (let number = 1; number <= PERSONS; number += 1) {
        const id = contactIdOf(number);
        const done = deeds.get(id) ?? [];

        const written = world.crm.appliedWrites.filter(({ contactId }) => contactId === id);
        const audited = await world.state.audit.listByContact(id);
        expect(audited.map(({ auditId }) => auditId).toSorted()).toEqual(
          [...new Set(written.map(({ auditId }) => auditId))].toSorted(),
        );

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
