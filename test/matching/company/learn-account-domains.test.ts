import { learnAccountDomains } from '../../../shared/matching/company/learn-account-domains.ts';

const times = (domain: string | undefined, count: number): (string | undefined)[] =>
  Array.from({ length: count }, () => domain);

describe('learnAccountDomains', () => {
  it('learns what two contacts and a fifth of them use, the most used first', () => {
    const domains = [...times('fabrikam', 2), ...times('adatum', 3), ...times('litware', 1)];
    expect(learnAccountDomains(domains)).toEqual(['adatum', 'fabrikam']);
  });

  it('leaves out what less than a fifth of the contacts use, those without a company address among them', () => {
    expect(learnAccountDomains([...times('adatum', 20), ...times('fabrikam', 2)])).toEqual(['adatum']);
    expect(learnAccountDomains([...times('adatum', 2), ...times(undefined, 9)])).toEqual([]);
  });

  it('learns a few at most, and nothing from nobody', () => {
    const domains = ['a', 'b', 'c', 'd', 'e'].flatMap((domain) => times(domain, 2));
    expect(learnAccountDomains(domains)).toEqual(['a', 'b', 'c', 'd']);
    expect(learnAccountDomains([])).toEqual([]);
  });
});
