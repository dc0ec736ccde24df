import { normaliseCompanyName } from '../../../shared/matching/company/normalise-company-name.ts';

const otherNames = (text: string) =>
  normaliseCompanyName(text).otherNames.map(({ kind, core }) => [kind, core]);

describe('the other names of a company name', () => {
  it.each([
    ['Fabrikam, formerly Contoso Ltd', 'former', 'contoso'],
    ['Fabrikam f/k/a Contoso', 'former', 'contoso'],
    ['Fabrikam (acquired by Contoso)', 'owner', 'contoso'],
    ['Fabrikam, a Contoso company', 'owner', 'contoso'],
    ['Fabrikam Ltd t/a Contoso', 'trading', 'contoso'],
    ['Fabrikam d/b/a Contoso', 'trading', 'contoso'],
    ['Fabrikam (now Contoso)', 'renamed', 'contoso'],
    ['Fabrikam c/o Contoso', 'agency', 'contoso'],
    ['Fabrikam (Contoso)', 'bracket', 'contoso'],
  ])('are read from %s as %s', (text, kind, core) => {
    expect(normaliseCompanyName(text).core).toBe('fabrikam');
    expect(otherNames(text)).toEqual([[kind, core]]);
  });

  it.each(['Now Foods', 'Via Rail', 'Fabrikam (NASDAQ: FAB)'])('are not invented for %s', (text) => {
    expect(otherNames(text)).toEqual([]);
  });
});

describe('words with several writings', () => {
  it.each([
    ['First Contoso Bank', '1st Contoso Bank'],
    ['Brigade Forty-Four', 'Brigade 44'],
    ['Contoso Fund VIII', 'Contoso Fund 8'],
    ['Contoso Data Centre', 'Contoso Data Center'],
    ['Contoso Mfg. Intl', 'Contoso Manufacturing International'],
    ['Contoso Public Limted Compnay', 'Contoso PLC'],
    ['Fabrikam & Söhne', 'Fabrikam und Söhne'],
  ])('make %s and %s one name', (left, right) => {
    expect(normaliseCompanyName(left).core).toBe(normaliseCompanyName(right).core);
  });

  it('keeps Fund VIII from Fund IX', () => {
    expect(normaliseCompanyName('Contoso Fund VIII').core).not.toBe(
      normaliseCompanyName('Contoso Fund IX').core,
    );
  });
});
