import * as fc from 'fast-check';
import type { Event } from './troubled-world.ts';

/** Whatever may happen to one of so many persons, or to the world. */
export function trouble({ persons }: { persons: number }): fc.Arbitrary<Event> {
  const person = fc.integer({ min: 1, max: persons });
  const moment = fc.constantFrom('before', 'after');
  const times = fc.integer({ min: 1, max: 4 });

  return fc.oneof(
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
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('personIsFaster'),
        person,
        flag: fc.constantFrom(0, 1, 2),
      }),
    },
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
}
