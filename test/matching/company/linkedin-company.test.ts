import fc from 'fast-check';
import { linkedInCompany } from '../../../shared/matching/company/linkedin-company.ts';

describe('linkedInCompany', () => {
  it.each([
    ['12345', 'id', '12345'],
    ['0012345', 'id', '12345'],
    ['urn:li:organization:12345', 'id', '12345'],
    ['urn:li:company:12345', 'id', '12345'],
    ['urn:li:fsd_company:12345', 'id', '12345'],
    ['urn:li:fs_normalized_company:12345', 'id', '12345'],
    ['urn%3Ali%3Aorganization%3A12345', 'id', '12345'],
    ['https://www.linkedin.com/company/12345/', 'id', '12345'],
    ['https://www.linkedin.com/sales/company/12345', 'id', '12345'],
    ['linkedin.com/company/contoso', 'slug', 'contoso'],
    ['https://de.linkedin.com/company/Contoso-AG/about/?viewAsMember=true', 'slug', 'contoso-ag'],
    ['http://m.linkedin.com/company/contoso#jobs', 'slug', 'contoso'],
    ['https://www.linkedin.com/school/bellows-college/', 'slug', 'bellows-college'],
    ['https://www.linkedin.com/showcase/contoso-cloud', 'slug', 'contoso-cloud'],
    ['/company/contoso', 'slug', 'contoso'],
    ['LinkedIn: https://www.linkedin.com/company/contoso, x', 'slug', 'contoso'],
    ['https//www.linkedin.com/companies/contoso\u200b', 'slug', 'contoso'],
    ['https://www.linkedin.com/talent/company/12345', 'id', '12345'],
    ['https://www.linkedin.com/company/caf%C3%A9-contoso', 'slug', 'café-contoso'],
  ])('reads %s', (text, kind, key) => {
    expect(linkedInCompany(text)).toEqual({ kind, key });
  });

  it.each([
    '',
    'contoso',
    'https://www.linkedin.com/in/ada',
    'https://contoso.example/company/1',
    'urn:li:person:1',
    'www.'.repeat(125), // read letter by letter once, not once for every way to part it
  ])('finds no company in "%s"', (text) => {
    expect(linkedInCompany(text)).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constant('%E0%A4%A'), fc.webUrl()), (text) => {
        expect(['id', 'slug', undefined]).toContain(linkedInCompany(text)?.kind);
      }),
    );
  });
});
