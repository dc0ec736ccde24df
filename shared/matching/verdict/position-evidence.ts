import type { Day } from '../../domain/calendar.ts';
import type { Account } from '../../domain/contact.ts';
import type { Evidence, EvidenceSource } from '../../domain/verdict.ts';
import type { CompanyLevel } from '../company/company-comparison.ts';
import { endedAtAccount, type JudgedPosition } from './judge-positions.ts';
import { closedByReading } from './position-conditions.ts';
import type { Finding } from './position-rules.ts';
import { BITS } from './weights.ts';

type Setting = {
  account: Account;
  positions: readonly JudgedPosition[];
  finding: Finding;
  seenOn: Day;
};

/** Enough to explain; a broken record of thousands of entries must not become thousands of lines. */
const POSITIONS_MAX = 12;

/**
 * The comparisons that an explanation shows: those the finding rests on first, then every current company and the ends
 * of positions at the account. In a fixed order, whatever the order of the profile.
 */
export function positionEvidence({ account, positions, finding, seenOn }: Setting): Evidence[] {
  const { kept, departed, destination } = finding;
  const decisive = [kept, destination, departed].filter((one) => one !== undefined);
  const others = positions.filter(
    (one) => !decisive.includes(one) && (one.time === 'current' || endedAtAccount(one)),
  );
  if (others.length > 1) others.sort(byWording);
  const shown = [...new Set(decisive), ...others].slice(0, POSITIONS_MAX);
  return shown.flatMap((judged) => {
    const company = companyEvidence(judged, { account, seenOn });
    return judged.time === 'closed' ? [company, endEvidence(judged, seenOn)] : [company];
  });
}

const wording = ({ time, position }: JudgedPosition): string =>
  [
    time === 'current' ? 0 : 1,
    position.companyName,
    position.startMonth,
    position.endMonth,
    position.title,
  ].join('\t');

function byWording(left: JudgedPosition, right: JudgedPosition): number {
  const [one, other] = [wording(left), wording(right)];
  return one < other ? -1 : Number(one > other);
}

function companyEvidence(
  { position, company, tie }: JudgedPosition,
  { account, seenOn }: { account: Account; seenOn: Day },
): Evidence {
  const source = sourceOf(company.level, tie);
  return {
    field: fieldOf(company.level),
    crmValue: (tie === 'parent' ? account.parent?.name : undefined) ?? account.name,
    profileValue: position.companyName,
    level: tie ?? company.level,
    bits: company.bits,
    ...(source !== undefined && { source }),
    observedOn: seenOn,
  };
}

function sourceOf(level: CompanyLevel, tie: JudgedPosition['tie']): EvidenceSource | undefined {
  if (tie === 'parent') return 'hierarchy';
  return level === 'known_alias' || level === 'known_tie' ? 'knownCompanies' : undefined;
}

function endEvidence(judged: JudgedPosition, seenOn: Day): Evidence {
  const { endMonth, closedBetween } = judged.position;
  return closedByReading(judged) && closedBetween !== undefined
    ? {
        field: 'dates',
        profileValue: `${closedBetween.after}/${closedBetween.before}`,
        level: 'departure_observed',
        bits: BITS.departureObserved,
        source: 'readings',
        observedOn: closedBetween.before,
      }
    : {
        field: 'dates',
        profileValue: endMonth ?? '',
        level: 'position_ended',
        bits: BITS.positionEnded,
        observedOn: seenOn,
      };
}

function fieldOf(level: CompanyLevel): Evidence['field'] {
  if (level === 'domain') return 'domain';
  return level === 'company_id' ? 'companyId' : 'company';
}
