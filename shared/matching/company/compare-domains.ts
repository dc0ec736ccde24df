import type { CompanyEvidence } from './company-comparison.ts';
import { classifyWord } from './company-words.ts';
import { compareNameAndDomain, READS_LIKE_NAME } from './compare-name-and-domain.ts';
import type { PreparedCompany, PreparedDomain } from './prepare-company.ts';

/** log2 likelihood ratios (reference/matching.md §8); labels that are ordinary words prove nothing. */
const BITS = { same: 15, sameLabel: 8, other: -3, mostFromName: 6 } as const;
const SHORTEST_TELLING_LABEL = 4;

/** A shared domain, one label under two registries, or a domain of one that reads like the name of the other. */
export function compareDomains(left: PreparedCompany, right: PreparedCompany): CompanyEvidence | undefined {
  if (left.domains.length === 0 && right.domains.length === 0) return undefined;
  const shared = left.domains.find(({ domain }) => right.domains.some((other) => other.domain === domain));
  if (shared !== undefined) return row({ left: shared.domain, right: shared.domain, bits: BITS.same });
  for (const one of left.domains) {
    const other = right.domains.find(({ label }) => label === one.label && isTelling(label));
    if (other !== undefined) return row({ left: one.domain, right: other.domain, bits: BITS.sameLabel });
  }
  const reading = strongest([...readings(left, right, 'left'), ...readings(right, left, 'right')]);
  if (reading !== undefined) return reading;
  const [one, other] = [left.domains[0], right.domains[0]];
  return one === undefined || other === undefined
    ? undefined
    : { group: 'domain', level: 'other_domain', left: one.domain, right: other.domain, bits: BITS.other };
}

/** "systems" under two registries joins nobody. */
const isTelling = (label: string): boolean =>
  label.length >= SHORTEST_TELLING_LABEL && classifyWord(label) === 'brand';

const row = (values: { left: string; right: string; bits: number }): CompanyEvidence => ({
  group: 'domain',
  level: 'domain',
  ...values,
});

function readings(from: PreparedCompany, to: PreparedCompany, side: 'left' | 'right'): CompanyEvidence[] {
  return from.domains.flatMap((domain: PreparedDomain) => {
    const bits = Math.min(BITS.mostFromName, compareNameAndDomain(to.name, domain));
    if (bits < READS_LIKE_NAME) return [];
    const name = to.company.name;
    return side === 'left'
      ? [row({ left: domain.domain, right: name, bits })]
      : [row({ left: name, right: domain.domain, bits })];
  });
}

const strongest = (rows: readonly CompanyEvidence[]): CompanyEvidence | undefined =>
  rows.reduce<CompanyEvidence | undefined>(
    (best, one) => (best === undefined || one.bits > best.bits ? one : best),
    undefined,
  );
