import fc from 'fast-check';
import { normaliseCompanyName } from '../../../shared/matching/company/normalise-company-name.ts';

describe('normaliseCompanyName', () => {
  it.each([
    ['Contoso GmbH & Co. KG', 'contoso', 'gmbh-co-kg'],
    ['Contoso Sp. z o.o.', 'contoso', 'sp-zoo'],
    ['Contoso A/S', 'contoso', 'as-no'],
    ['Contoso Sdn. Bhd.', 'contoso', 'sdn-bhd'],
    ['Contoso Co., Ltd.', 'contoso', 'ltd'],
    ['Contoso (Pty) Ltd', 'contoso', 'ltd'],
    ['Contoso S. de R.L. de C.V.', 'contoso', 'srl-es'],
    ['The Contoso Company', 'contoso', 'co'],
    ['www.contoso.com', 'contoso', 'web'],
    ['康托索科技股份有限公司', '康托索科技', 'han-jsc'],
  ])('takes the legal form off %s', (text, core, form) => {
    expect(normaliseCompanyName(text)).toMatchObject({ core, form: { id: form } });
  });

  it.each([
    ['The Limited', 'limited'],
    ['AG', 'ag'],
    ['Company Co', 'company'],
    ['有限公司', '有限公司'],
  ])('never strips %s to nothing', (text, core) => {
    expect(normaliseCompanyName(text).core).toBe(core);
  });

  it('keeps bracketed and former names beside the main one, but no country', () => {
    expect(normaliseCompanyName('Fabrikam (formerly Contoso Ltd)')).toMatchObject({
      core: 'fabrikam',
      otherCores: ['contoso'],
    });
    expect(normaliseCompanyName('Fabrikam (UK) Ltd').otherCores).toEqual([]);
  });

  it('cuts what people write behind a bar', () => {
    expect(normaliseCompanyName('Contoso | We are hiring 🚀').core).toBe('contoso');
  });

  it('gives a normal form that is its own normal form, whatever the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, (name) => {
        const { core } = normaliseCompanyName(name);
        expect(normaliseCompanyName(core).core).toBe(core);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives legal forms in any number and order a normal form of its own', () => {
    const part = fc.constantFrom(
      'the',
      'ltd',
      'co',
      'gmbh',
      'and',
      'contoso',
      'a s',
      'ooo',
      'sp z oo',
      '有限公司',
      'inc.',
      '(ag)',
      'com',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const { core } = normaliseCompanyName(parts.join(' '));
        expect(normaliseCompanyName(core).core).toBe(core);
      }),
      { numRuns: 1000 },
    );
  });
});
