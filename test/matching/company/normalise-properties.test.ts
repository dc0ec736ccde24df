import fc from 'fast-check';
import { normaliseCompanyName } from '../../../shared/matching/company/normalise-company-name.ts';

const coreOf = (text: string) => normaliseCompanyName(text).core;
const syllable = fc.constantFrom('bra', 'vel', 'tor', 'quin', 'zam', 'lod', 'fex', 'nura', 'pel', 'gath');
/** Invented brands, long enough to be no form and no abbreviation. */
const brand = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((parts) => `Z${parts.join('')}x`);
const wide = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

describe('the normal form of a company name', () => {
  it('is the same in any case, width and with accents', () => {
    fc.assert(
      fc.property(brand, (name) => {
        const core = coreOf(name);
        expect(coreOf(name.toUpperCase())).toBe(core);
        expect(coreOf(wide(name))).toBe(core);
        expect(coreOf(name.replaceAll('e', 'é').replaceAll('a', 'à'))).toBe(core);
      }),
    );
  });

  it('is the same with any legal form, written out, cut off, inflected or romanised', () => {
    const form = fc.constantFrom(
      'GmbH',
      'Ges. m. beschr. Haftung',
      'closed joint stock co.',
      'Soc. de Resp. Lim.',
      'obshchestvo s ogr. otv.',
      'обществом с ограниченной ответственностью',
      'spol. s ruč. obm.',
      'ش.ذ.م.م',
      'شركة مساهمة عامة',
      'Công ty TNHH',
      'შპს',
      'בע"מ',
    );
    fc.assert(
      fc.property(brand, form, (name, written) => {
        expect(coreOf(`${name} ${written}`)).toBe(coreOf(name));
      }),
    );
  });

  it.each(['_DbA', 'dba', '|', 'a|b', '(AG)', 'с огр'])('is its own normal form for %s', (text) => {
    expect(coreOf(coreOf(text))).toBe(coreOf(text));
  });

  it.each(['Open Society Institute', 'General Company of Paris', 'State Street'])(
    'keeps %s whole, whose adjectives name',
    (text) => {
      expect(coreOf(text)).toBe(text.toLowerCase());
    },
  );

  it.each(['a ', '(', 'limited ', 'общество ', '有限公司', '|', 'ges m ', '\u0301', 'c/o '])(
    'costs little for 100 kB of %j',
    (part) => {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      coreOf(text);
      const start = performance.now();
      coreOf(text);
      expect(performance.now() - start).toBeLessThan(500);
    },
  );
});
