import type { Day } from '../../domain/calendar.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Outcome, ReasonOf } from '../../domain/verdict.ts';
import type { Finding } from './decide-outcome.ts';
import { staleOn } from './grace-periods.ts';
import { joins, type JudgedPosition } from './judge-positions.ts';

/** What keeps a profile from speaking against the account, or, when `always`, from saying anything. */
export type Doubt = { reason: ReasonOf<'uncertain'>; always: boolean };

type Reading = {
  strength: 'strong' | 'medium';
  seenOn: Day;
  today: Day;
  accountLinkChangedOn: Day | undefined;
};

export function doubtAbout({ strength, seenOn, today, accountLinkChangedOn }: Reading): Doubt | undefined {
  if (today >= staleOn(seenOn)) return { reason: 'stale_profile', always: true };
  if (accountLinkChangedOn !== undefined && seenOn < accountLinkChangedOn)
    return { reason: 'profile_older_than_account_link', always: false };
  return strength === 'strong' ? undefined : { reason: 'weak_identity', always: false };
}

/** Outcomes that say, or suspect, that the person is gone. */
export const pointsAway = ({ kind }: Outcome): boolean =>
  kind === 'notAtCompany' || kind === 'leftNoNewRole' || kind === 'possiblyLeft';

export function applyDoubt(finding: Finding, doubt: Doubt | undefined): Finding {
  if (doubt === undefined || !(doubt.always || pointsAway(finding.outcome))) return finding;
  return { outcome: { kind: 'uncertain', reason: doubt.reason } };
}

/** LinkedIn's own rule: there is a current employer, and none corresponds to the account. */
export function originalFlags(positions: readonly JudgedPosition[]): boolean {
  const current = positions.filter(({ time, nature }) => time === 'current' && nature !== 'placeholder');
  // A placeholder as the account ("self-employed") differs from nothing.
  const corresponds = ({ company }: JudgedPosition): boolean =>
    joins(company) || company.level === 'placeholder';
  return current.some(({ nature }) => nature === 'employment') && !current.some(corresponds);
}

/** Policy `original` flags on what policy `careful` only suspects. */
export function applyPolicy(
  finding: Finding,
  { policy, flaggedByOriginal }: { policy: Policy; flaggedByOriginal: boolean },
): Finding {
  if (policy.flagRule !== 'original' || !flaggedByOriginal || finding.outcome.kind === 'notAtCompany')
    return finding;
  return { ...finding, outcome: { kind: 'notAtCompany', reason: 'other_company' } };
}
