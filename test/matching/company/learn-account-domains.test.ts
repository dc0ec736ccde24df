import { learnAccountDomains } from '../../../shared/matching/company/learn-account-domains.ts';

const mails = (domain: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `person${index}@${domain}`);

describe('learnAccountDomains', () => {
  it('puts the website first and adds what two contacts and a fifth of them use', () => {
    const emails = [
      ...mails('mail.adatum.example', 3),
      ...mails('fabrikam.example', 2),
      ...mails('litware.example', 1),
    ];
    expect(learnAccountDomains({ website: 'https://www.contoso.example', emails })).toEqual([
      'contoso.example',
      'adatum.example',
      'fabrikam.example',
    ]);
  });

  it('leaves out what less than a fifth of the contacts use', () => {
    const emails = [...mails('adatum.example', 20), ...mails('fabrikam.example', 2)];
    expect(learnAccountDomains({ emails })).toEqual(['adatum.example']);
  });

  it('learns no mailbox provider, unless it is the account', () => {
    const emails = mails('gmx.net', 5);
    expect(learnAccountDomains({ emails })).toEqual([]);
    expect(learnAccountDomains({ website: 'www.gmx.net', emails })).toEqual(['gmx.net']);
  });

  it('reads no domain from what is no address', () => {
    expect(learnAccountDomains({ emails: ['contoso.example', 'contoso.example', '', '@'] })).toEqual([]);
  });
});
