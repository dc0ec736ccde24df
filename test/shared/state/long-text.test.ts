import fc from 'fast-check';
import { joinLongTexts, PROPERTY_CHARACTERS_MAX, splitLongTexts } from '../../../shared/state/long-text.ts';

const longText = fc
  .record({ unit: fc.string({ minLength: 1, maxLength: 7, unit: 'grapheme' }), length: fc.nat(100_000) })
  .map(({ unit, length }) => unit.repeat(Math.ceil(length / unit.length)));

describe('long texts', () => {
  it('fit into properties, each whole characters, and come back as they were', () => {
    fc.assert(
      fc.property(longText, fc.integer(), (text, number) => {
        const split = splitLongTexts({ text, number });
        const parts = Object.values(split).filter((value) => typeof value === 'string');
        expect(parts.every((part) => part.length <= PROPERTY_CHARACTERS_MAX && part.isWellFormed())).toBe(
          true,
        );
        expect(joinLongTexts(split)).toEqual({ text, number });
      }),
      { numRuns: 50 },
    );
  });
});
