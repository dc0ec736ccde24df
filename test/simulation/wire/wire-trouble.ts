import * as fc from 'fast-check';
import type { Flag } from '../../../shared/domain/flag.ts';

/** What happens to one contact, on the wire, or to the environment; a seed is a list of these. */
export type WireEvent =
  | { kind: 'leaves' | 'changesTitle' | 'isRemoved' | 'pluginRefuses'; person: number }
  /** `after`: so many requests later, in the middle of whatever goes on then. */
  | { kind: 'setsFlag'; person: number; flag: Flag; after: number }
  | { kind: 'sweep' | 'deliver' | 'nextDay' | 'deltaTokensExpire' | 'privilegesReturn' }
  | { kind: 'throttled'; times: number; seconds: number; where: Where }
  | { kind: 'unavailable'; times: number; status: 500 | 502 | 503 | 504; where: Where }
  | { kind: 'cut'; times: number; moment: 'before' | 'after'; where: Where }
  | { kind: 'editorIsFaster'; times: number }
  | { kind: 'tokenExpires'; after: number }
  | { kind: 'signInFails'; times: number }
  | { kind: 'privilegesWithdrawn'; after: number; privilege: string };

/** Any request, a whole batch, one part of it. */
export type Where = 'anywhere' | 'batch' | 'part';

const PRIVILEGES = ['prvWriteContact', 'prvReadContact', 'prvReadAccount', 'prvReadOpportunity'];

export function wireTrouble(persons: readonly number[]): fc.Arbitrary<WireEvent> {
  const person = fc.constantFrom(...persons);
  const times = fc.integer({ min: 1, max: 5 });
  const after = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }));
  const where = fc.constantFrom<Where>('anywhere', 'batch', 'part');
  const wire = fc.oneof(
    fc.record({
      kind: fc.constant('throttled'),
      times,
      seconds: fc.constantFrom(1, 7, 30, 300),
      where,
    }),
    fc.record({
      kind: fc.constant('unavailable'),
      times,
      status: fc.constantFrom(500, 502, 503, 504),
      where,
    }),
    fc.record({ kind: fc.constant('cut'), times, moment: fc.constantFrom('before', 'after'), where }),
    fc.record({ kind: fc.constant('editorIsFaster'), times }),
    fc.record({ kind: fc.constant('tokenExpires'), after }),
    fc.record({ kind: fc.constant('signInFails'), times }),
    fc.record({
      kind: fc.constant('privilegesWithdrawn'),
      after,
      privilege: fc.constantFrom(...PRIVILEGES),
    }),
    fc.record({ kind: fc.constantFrom('privilegesReturn', 'deltaTokensExpire') }),
    fc.record({ kind: fc.constant('pluginRefuses'), person }),
  ); // each record has the fields of its kind
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('leaves'), person }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('changesTitle', 'isRemoved'), person }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('setsFlag'), person, flag: fc.constantFrom(0, 1, 2), after }),
    },
    { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('sweep', 'deliver') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextDay') }) },
    { weight: 9, arbitrary: wire },
  );
}
