import fc from 'fast-check';
import { addDays, addMonths, type Instant, monthOf } from '../../../shared/domain/calendar.ts';
import type { Position } from '../../../shared/domain/profile.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { decideVerdict } from '../../../shared/matching/verdict/decide-verdict.ts';
import {
  aContact,
  anAccount,
  anotherKey,
  aPosition,
  aProfile,
  aQuestion,
  CAREFUL,
  day,
  ORIGINAL,
} from '../cases/builders.ts';

const TODAY = day('2026-11-01');
const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const monthNear = fc.integer({ min: -30, max: 5 }).map((offset) => addMonths(monthOf(TODAY), offset));
const position = fc
  .record(
    {
      companyName: fc.oneof(
        fc.constantFrom('Contoso', 'Contoso Cloud', 'Contoso Bank', 'Fabrikam', 'Freelance'),
        text,
      ),
      title: fc.oneof(fc.constantFrom('CTO', 'Board Member', 'Consultant at Contoso'), text),
      startMonth: monthNear,
      endMonth: monthNear,
      closedBetween: fc.constant({ after: day('2026-06-01'), before: day('2026-08-01') }),
      shownOnly: fc.constant(true as const),
    },
    { requiredKeys: ['companyName'] },
  )
  .map(({ companyName, ...changes }): Position => aPosition(companyName, changes));
const name = fc.constantFrom(
  { given: 'Ada', family: 'Example' },
  { full: 'Ada Example' },
  { full: 'Eve Muster' },
  {},
);
const profile = fc.record({
  positions: fc.array(position, { maxLength: 4 }),
  name,
  key: fc.constantFrom('a', 'b', 'c').map(anotherKey),
  observedAt: fc.constantFrom(
    '2026-10-15T00:00:00Z',
    '2025-08-20T00:00:00Z',
    '2024-01-01T00:00:00Z',
  ) as fc.Arbitrary<Instant>,
});
const question = fc
  .record({
    profiles: fc.uniqueArray(profile, { maxLength: 3, selector: ({ key }) => key }),
    url: fc.boolean(),
    policy: fc.constantFrom(CAREFUL, ORIGINAL),
    linkedOn: fc.constantFrom(undefined, day('2025-10-15'), day('2026-10-20')),
  })
  .map(({ profiles, url, policy, linkedOn }) =>
    aQuestion({
      contact: aContact(url ? {} : { linkedInUrl: undefined }),
      candidates: profiles.map(({ positions, ...changes }) => aProfile(positions, changes)),
      policy,
      accountLinkChangedOn: linkedOn,
      today: TODAY,
    }),
  );

/** All but the list of evidence, which may name other current positions of a profile too old to count. */
const said = ({ outcome, evidenceKey, dueOn, flaggedByOriginal, sentence, confidence }: Verdict) => ({
  outcome,
  evidenceKey,
  dueOn,
  flaggedByOriginal,
  sentence,
  confidence,
});

describe('decideVerdict', () => {
  it('gives a verdict for any text and never throws', () => {
    fc.assert(
      fc.property(
        fc.record({ one: text, other: text, third: text }),
        fc.array(position, { maxLength: 3 }),
        ({ one, other, third }, positions) => {
          const verdict = decideVerdict(
            aQuestion({
              contact: aContact({
                firstName: one,
                lastName: other,
                fullName: third,
                email: one,
                linkedInUrl: other,
              }),
              account: anAccount({ name: third, website: one }),
              candidates: [
                aProfile(positions, { name: { given: one, family: other, full: third }, profileUrl: other }),
              ],
            }),
          );
          expect(verdict.sentence).not.toBe('');
          expect(verdict.confidence).toBeGreaterThanOrEqual(0);
          expect(verdict.confidence).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('stays the same until the day it names, and falls due in the future only', () => {
    fc.assert(
      fc.property(question, fc.nat(900), (asked, days) => {
        const now = decideVerdict(asked);
        const later = addDays(TODAY, days);
        if (now.dueOn !== undefined) expect(now.dueOn > TODAY).toBe(true);
        fc.pre(now.dueOn === undefined || later < now.dueOn);
        expect(said(decideVerdict({ ...asked, today: later }))).toEqual(said(now));
      }),
      { numRuns: 600 },
    );
  });

  it('does not depend on the order of candidates or positions', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const turned = asked.candidates
          .map((one) => ({ ...one, positions: one.positions.toReversed() }))
          .toReversed();
        expect(decideVerdict({ ...asked, candidates: turned })).toEqual(decideVerdict(asked));
      }),
      { numRuns: 600 },
    );
  });

  it('flags under the careful policy only with an ended position and another employer', () => {
    const left = [aPosition('Contoso', { endMonth: addMonths(monthOf(TODAY), -3) }), aPosition('Fabrikam')];
    const departures = fc.array(position, { maxLength: 2 }).map((more) => aProfile([...left, ...more]));
    let flagged = 0;
    fc.assert(
      fc.property(departures, (candidate) => {
        const verdict = decideVerdict(aQuestion({ candidates: [candidate], policy: CAREFUL }));
        if (verdict.outcome.kind !== 'notAtCompany') return;
        flagged += 1;
        const { departure, destination, evidenceKey, flaggedByOriginal } = verdict;
        expect([departure, destination, evidenceKey].every((part) => part !== undefined)).toBe(true);
        expect(flaggedByOriginal).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(flagged).toBeGreaterThan(50);
  });
});
