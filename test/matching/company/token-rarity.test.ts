import { comparePrepared } from '../../../shared/matching/company/compare-companies.ts';
import { prepareCompany } from '../../../shared/matching/company/prepare-company.ts';
import { knowledgeOf } from '../../../shared/matching/company/public-knowledge.ts';
import { countRarity, PUBLIC_RARITY } from '../../../shared/matching/company/token-rarity.ts';

describe('token rarity', () => {
  it('counts ordinary words for less than rare ones before any customer is known', () => {
    expect(PUBLIC_RARITY.bits('group')).toBeLessThan(PUBLIC_RARITY.bits('summit'));
    expect(PUBLIC_RARITY.bits('summit')).toBeLessThan(PUBLIC_RARITY.bits('fabrikam'));
  });

  it('makes a word less telling the more accounts have it, but not by the one account that is compared', () => {
    const accounts = Array.from({ length: 500 }, (_, index) => `quorum ${index}`);
    const own = countRarity({ accounts: [...accounts, 'fabrikam'] });
    expect(own.bits('quorum')).toBeLessThan(4);
    expect(own.bits('fabrikam')).toBeCloseTo(PUBLIC_RARITY.bits('fabrikam'), 0);
  });

  it('sees no typing error between the names of two accounts', () => {
    const compare = (accounts: string[]) => {
      const knowledge = knowledgeOf({ rarity: countRarity({ accounts }) });
      return comparePrepared(
        prepareCompany({ name: 'Tarvon' }, knowledge),
        prepareCompany({ name: 'Tarlon' }, knowledge),
      ).relation;
    };
    expect(compare(['tarvon'])).toBe('same');
    expect(compare(['tarvon', 'tarlon'])).toBe('unknown');
  });

  it('scores a shared first word the lower, the more common it is among accounts', () => {
    const accounts = Array.from({ length: 500 }, (_, index) => `quorum ${index}`);
    const rare = knowledgeOf({});
    const common = knowledgeOf({ rarity: countRarity({ accounts }) });
    const score = (knowledge: typeof rare) =>
      comparePrepared(
        prepareCompany({ name: 'Quorum Litware' }, knowledge),
        prepareCompany({ name: 'Quorum Adatum' }, knowledge),
      ).similarity;
    expect(score(common)).toBeLessThan(score(rare));
  });
});
