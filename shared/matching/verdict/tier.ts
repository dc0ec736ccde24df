import type { Tier } from '../../domain/verdict.ts';
import { companyDomain } from '../company/company-domain.ts';
import type { Company } from '../company/company.ts';
import type { Reading } from './doubt-rules.ts';
import { pointsAway } from './doubt-rules.ts';
import type { JudgedPosition } from './judge-positions.ts';
import type { Finding } from './position-rules.ts';

type Judged = {
  finding: Finding;
  positions: readonly JudgedPosition[];
  reading: Reading;
  account: Company;
};

/**
 * Which tier of evidence a finding that points away belongs to (reference/matching.md §10); undefined for all others.
 * Tiers explain and rank; the policy says which of them carry a flag.
 */
export function tierOf({ finding, positions, reading, account }: Judged): Tier | undefined {
  if (!pointsAway(finding.outcome)) return undefined;
  if (reading.strength !== 'strong') return 'D';
  if (finding.departed !== undefined) return 'A';
  const current = positions.filter(({ time, nature }) => time === 'current' && nature === 'employment');
  const accountResolved = account.website !== undefined || (account.domains ?? []).length > 0;
  const othersResolved = current.every(
    ({ position, company }) =>
      company.relation === 'different' && companyDomain(position.companyDomain ?? '') !== undefined,
  );
  return accountResolved && current.length > 0 && othersResolved ? 'B' : 'C';
}
