import * as fc from 'fast-check';
import type { Flag } from '../../../shared/domain/flag.ts';
import type { When } from './wired-world.ts';

/** What happens to one contact, on the wire, or to the environment; a seed is a list of these. */
export type WireEvent =
  | { kind: 'leaves' | 'changesTitle' | 'isRemoved' | 'pluginRefuses'; person: number }
  | { kind: 'setsFlag'; person: number; flag: Flag; when: When }
  | { kind: 'sweep' | 'deliver' | 'nextDay' | 'deltaTokensExpire' | 'privilegesReturn' }
  | { kind: 'throttled'; times: number; seconds: number; where: Where }
  | { kind: 'unavailable'; times: number; status: 500 | 502 | 503 | 504; where: Where }
  | { kind: 'cut'; times: number; moment: 'before' | 'after'; where: Where }
  | { kind: 'editorIsFaster'; times: number }
  /** Decides about somebody whom the next batch writes. */
  | { kind: 'personIsFaster'; flag: Flag }
  | { kind: 'tokenExpires'; when: When }
  | { kind: 'signInFails'; times: number }
  | { kind: 'privilegesWithdrawn'; when: When; privilege: string };

/** Any request, a whole batch, one part of it. */
export type Where = 'anywhere' | 'batch' | 'part';

const PRIVILEGES = ['prvWriteContact', 'prvReadContact', 'prvReadAccount', 'prvReadOpportunity'];

export function wireTrouble(persons: readonly number[]): fc.Arbitrary<WireEvent> {
  const person = fc.constantFrom(...persons);
  const times = fc.integer({ min: 1, max: 5 });
  const when = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.constant('write' as const));
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
    fc.record({ kind: fc.constant('tokenExpires'), when }),
    fc.record({ kind: fc.constant('signInFails'), times }),
    fc.record({
      kind: fc.constant('privilegesWithdrawn'),
      when,
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
      arbitrary: fc.record({ kind: fc.constant('setsFlag'), person, flag: fc.constantFrom(0, 1, 2), when }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('personIsFaster'), flag: fc.constantFrom(0, 1, 2) }),
    },
    { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('sweep', 'deliver') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextDay') }) },
    { weight: 9, arbitrary: wire },
  );
}
