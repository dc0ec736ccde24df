import type { Policy } from '../../domain/policy.ts';
import { joins, type JudgedPosition } from './judge-positions.ts';
import type { Finding } from './position-rules.ts';

/** LinkedIn's own rule: there is a current employer, and none corresponds to the account. */
export function originalFlags(positions: readonly JudgedPosition[], finding: Finding): boolean {
  // A first reading that contradicts the CRM never flags: nobody has seen the person at the account.
  if (finding.outcome.reason === 'first_observation') return false;
  const current = positions.filter(({ time, nature }) => time === 'current' && nature !== 'placeholder');
  // A placeholder as the account ("self-employed") differs from nothing.
  const corresponds = ({ company }: JudgedPosition): boolean =>
    joins(company) || company.level === 'placeholder';
  return current.some(({ nature }) => nature === 'employment') && !current.some(corresponds);
}

/** Policy `original` flags on what policy `careful` only suspects. */
export function applyPolicy(
  finding: Finding,
  { flagRule, flaggedByOriginal }: { flagRule: Policy['flagRule']; flaggedByOriginal: boolean },
): Finding {
  if (flagRule !== 'original' || !flaggedByOriginal || finding.outcome.kind === 'notAtCompany')
    return finding;
  return {
    ...finding,
    rule: 'no_current_position_corresponds',
    outcome: { kind: 'notAtCompany', reason: 'other_company' },
  };
}
