import { compareCompanies, type Company } from '../../../shared/matching/company/compare-companies.ts';

const compare = (left: Company, right: Company) => compareCompanies(left, right);

describe('the evidence of a comparison', () => {
  it('shows both values of every row and adds up to the total', () => {
    const { evidence, bits } = compare(
      { name: 'Contoso Ltd', linkedInId: '42', website: 'contoso.example' },
      { name: 'Contoso', linkedInId: 'urn:li:organization:42', domains: ['contoso.example'] },
    );
    expect(evidence).toEqual([
      expect.objectContaining({ group: 'name', level: 'exact_name', left: 'Contoso Ltd', right: 'Contoso' }),
      expect.objectContaining({ group: 'domain', level: 'domain', bits: 15 }),
      expect.objectContaining({ group: 'companyId', level: 'company_id', bits: 18 }),
    ]);
    const [name, domain, id] = evidence.map((row) => row.bits);
    expect(bits).toBeCloseTo((id ?? 0) + ((name ?? 0) + (domain ?? 0)) / 3);
  });

  it('knows a company by its id under other names, and takes another id as weak evidence against', () => {
    const same = { name: 'Contoso', linkedInId: 'https://de.linkedin.com/company/42/' };
    expect(compare(same, { name: 'Fabrikam', linkedInId: '42' })).toMatchObject({
      relation: 'same',
      level: 'company_id',
    });
    const equalNames = compare(same, { name: 'Contoso', linkedInId: '43' });
    expect(equalNames.relation).toBe('same');
    expect(equalNames.bits).toBeLessThan(compare({ name: 'Contoso' }, { name: 'Contoso' }).bits);
  });

  it('says nothing of a number against a page name', () => {
    const { evidence } = compare(
      { name: 'Contoso', linkedInId: '42' },
      { name: 'Contoso', linkedInId: 'linkedin.com/company/contoso' },
    );
    expect(evidence.map(({ group }) => group)).toEqual(['name']);
  });

  it('ranks an equal name under another form above every other core', () => {
    const bits = (left: string, right: string): number => compare({ name: left }, { name: right }).bits;
    const least = bits('Wingtip GmbH', 'Wingtip AG');
    for (const [left, right] of [
      ['Wingtip Fabrikam GmbH', 'Wingtip Fabrikan GmbH'],
      ['Wide World Importers AG', 'Importers Wide World AG'],
      ['Wingtip GmbH', 'Wingtip Germany GmbH'],
      ['Wingtip GmbH', 'Wintip GmbH'],
    ] as const)
      expect(bits(left, right)).toBeLessThan(least);
  });

  it('ranks words that were moved or run together above words that only one side has', () => {
    const bits = (left: string, right: string): number => compare({ name: left }, { name: right }).bits;
    const other = bits('Harvokam', 'Harvokam Litware');
    expect(bits('Harvokam LLC', 'Harvokam6LLC')).toBeGreaterThan(other);
    expect(bits('Litware Harvokam', 'Harvokam Litware')).toBeGreaterThan(other);
  });

  it('takes one label under two registries as a tie, and two domains as weak evidence against', () => {
    const account = { name: 'Adatum', website: 'https://www.fabrikam.co.uk' };
    expect(compare(account, { name: 'Wingtip', domains: ['fabrikam.de'] })).toMatchObject({
      relation: 'related',
      level: 'domain',
    });
    const other = compare(account, { name: 'Wingtip', domains: ['litware.de'] });
    expect(other).toMatchObject({
      relation: 'different',
      evidence: [{}, { level: 'other_domain', bits: -3 }],
    });
  });

  it('joins nobody by an ordinary word under two registries', () => {
    const [left, right] = [
      { name: 'Adatum', website: 'systems.example' },
      { name: 'Wingtip', website: 'systems.co.uk' },
    ];
    expect(compare(left, right).relation).toBe('different');
  });

  it('takes no mailbox provider or shared host for a common domain, unless it is the company', () => {
    const domains = ['ada@gmx.net', 'https://linkedin.com/company/contoso', 'bit.ly'];
    expect(compare({ name: 'Contoso', domains }, { name: 'Wingtip', domains }).relation).toBe('different');
    expect(
      compare({ name: 'GMX', website: 'gmx.net' }, { name: 'Eins und Eins Mail', domains: ['gmx.net'] })
        .evidence,
    ).toHaveLength(1);
    expect(
      compare({ name: 'GMX', website: 'gmx.net' }, { name: 'GMX Support', domains: ['gmx.net'] }).relation,
    ).toBe('related');
  });

  it('keeps apart two sites on one host', () => {
    const left = { name: 'Adatum', domains: ['adatum.github.io'] };
    expect(compare(left, { name: 'Wingtip', domains: ['wingtip.github.io'] }).relation).toBe('different');
    expect(compare(left, { name: 'Wingtip', domains: ['adatum.github.io'] }).relation).toBe('related');
  });

  it('knows a company by a domain that is its former name', () => {
    expect(
      compare({ name: 'Equinor' }, { name: 'Stavanger Office', domains: ['statoil.com'] }).relation,
    ).toBe('related');
  });

  it('lets another class of legal form weigh, not decide', () => {
    const plain = compare({ name: 'Contoso' }, { name: 'Contoso' });
    const forms = compare({ name: 'Contoso GmbH' }, { name: 'Contoso AG' });
    expect(forms.relation).toBe('same');
    expect(forms.bits).toBeLessThan(plain.bits);
  });

  it('takes an owner for a tie, not for the company', () => {
    expect(compare({ name: 'Litware (Coho)' }, { name: 'Coho' })).toMatchObject({
      relation: 'same',
      level: 'other_name',
    });
  });

  it('reads names of 100 kB within 50 ms', () => {
    const long = 'ab '.repeat(33_334);
    compare({ name: long }, { name: 'Contoso' });
    const startedAt = performance.now();
    compare({ name: long }, { name: `${long}c`, domains: [long], linkedInId: long });
    expect(performance.now() - startedAt).toBeLessThan(50);
  });
});
