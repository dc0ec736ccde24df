import { registrableDomain } from '../../../shared/matching/company/company-domain.ts';
import {
  compareNameAndDomain,
  READS_LIKE_NAME,
} from '../../../shared/matching/company/compare-name-and-domain.ts';
import { prepareCompany, prepareDomain } from '../../../shared/matching/company/prepare-company.ts';
import { publicKnowledge } from '../../../shared/matching/company/public-knowledge.ts';

const readAs = (name: string, host: string): number =>
  compareNameAndDomain(
    prepareCompany({ name }).name,
    prepareDomain(registrableDomain(host) ?? '', publicKnowledge()),
  );

describe('compareNameAndDomain', () => {
  it.each([
    ['Contoso GmbH', 'www.contoso.example', 'the name'],
    ['Trey Research', 'trey-research.example', 'the name with a hyphen'],
    ['Litware Group', 'litware.example', 'the name without a group word'],
    ['Fabrikam', 'getfabrikam.example', 'the name behind a verb'],
    ['Fabrikam', 'fabrikamhq.example', 'the name with a tail'],
    ['Fabrikam', 'fabrikamadtag.example', 'the name with two tails'],
    ['Fabrikam', 'fbrkm.example', 'the name without vowels'],
    ['Fabrikam Media Solutions', 'fabrikam.example', 'the brand'],
    ['Lit.ly', 'lit.ly', 'the name across the dot'],
    ['International Business Machines', 'ibm.com', 'a known alias'],
    ['Blue Yonder Airlines', 'bya.example', 'initials'],
    ['Blue Yonder Airlines', 'byatrack.example', 'initials with a tail'],
    ['Blue Yonder', 'yonder-blue.example', 'the words moved'],
    ['Wide World Fabrikam', 'fabrikam-data.example', 'a brand word between hyphens'],
    ['Fabrikam Media', 'fabrikamtrack.example', 'the brand with a tail'],
  ])('reads %s in %s: %s', (name, host) => {
    expect(readAs(name, host)).toBeGreaterThanOrEqual(READS_LIKE_NAME);
  });

  it.each([
    ['Contoso', 'fabrikam.example', 'nothing in common'],
    ['Contoso Media', 'wingtipmedia.example', 'an ordinary word in common'],
    ['Coho Winery', 'winery.example', 'the trade alone'],
    ['Self-employed', 'selfemployed.example', 'a placeholder'],
    ['', 'contoso.example', 'no name'],
  ])('reads no %s in %s: %s', (name, host) => {
    expect(readAs(name, host)).toBeLessThan(READS_LIKE_NAME);
  });
});
