import type { Day } from '../../domain/calendar.ts';
import type { Account } from '../../domain/contact.ts';
import type { Evidence } from '../../domain/verdict.ts';
import type { JudgedPosition } from './judge-positions.ts';
import { endedAtAccount } from './judge-positions.ts';
import { BITS } from './weights.ts';

type Setting = { account: Account; positions: readonly JudgedPosition[]; seenOn: Day };

/** The comparisons that an explanation shows: every current company, and the ends of positions at the account. */
export function positionEvidence({ account, positions, seenOn }: Setting): Evidence[] {
  return positions.flatMap((judged) => {
    const ended = endedAtAccount(judged);
    if (judged.time !== 'current' && !ended) return [];
    return ended ? [companyEvidence(judged), endEvidence(judged)] : [companyEvidence(judged)];
  });

  function companyEvidence({ position, company }: JudgedPosition): Evidence {
    const bits = BITS.company[company.level];
    return {
      field: fieldOf(company.level),
      crmValue: account.name,
      profileValue: position.companyName,
      level: company.level,
      bits,
      observedOn: seenOn,
    };
  }

  function endEvidence({ position }: JudgedPosition): Evidence {
    const { endMonth, closedBetween } = position;
    return closedBetween === undefined
      ? {
          field: 'dates',
          profileValue: endMonth ?? '',
          level: 'position_ended',
          bits: BITS.positionEnded,
          observedOn: seenOn,
        }
      : {
          field: 'dates',
          profileValue: `${closedBetween.after}/${closedBetween.before}`,
          level: 'departure_observed',
          bits: BITS.departureObserved,
          observedOn: closedBetween.before,
        };
  }
}

function fieldOf(level: JudgedPosition['company']['level']): Evidence['field'] {
  if (level === 'domain') return 'domain';
  return level === 'company_id' ? 'companyId' : 'company';
}
