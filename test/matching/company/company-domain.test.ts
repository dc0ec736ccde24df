import fc from 'fast-check';
import {
  companyDomain,
  domainLabel,
  registrableDomain,
} from '../../../shared/matching/company/company-domain.ts';

describe('registrableDomain', () => {
  it.each([
    ['https://www.contoso.co.uk/about?x=1', 'contoso.co.uk'],
    ['ada@mail.contoso.example', 'contoso.example'],
    ['Contoso.Example.', 'contoso.example'],
    ['contoso.example:8080', 'contoso.example'],
    ['co.uk', undefined],
    ['192.168.0.1', undefined],
    ['contoso', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, domain) => {
    expect(registrableDomain(text)).toBe(domain);
  });

  it('never throws and is its own registrable domain', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress()), (text) => {
        const domain = registrableDomain(text);
        if (domain !== undefined) expect(registrableDomain(domain)).toBe(domain);
      }),
    );
  });
});

describe('companyDomain', () => {
  it('drops mailboxes that many companies share', () => {
    expect(companyDomain('ada@gmail.com')).toBeUndefined();
    expect(companyDomain('ada@contoso.example')).toBe('contoso.example');
  });
});

describe('domainLabel', () => {
  it('keeps what the company chose', () => {
    expect(domainLabel('contoso-cloud.co.uk')).toBe('contosocloud');
  });
});
