import type { Day, Month } from '../../domain/calendar.ts';
import type { Outcome } from '../../domain/verdict.ts';
import { newJobSettledOn, noNewRoleOn, overlapDoubtfulOn } from './grace-periods.ts';
import { endedAtAccount, type JudgedPosition } from './judge-positions.ts';

/** What the positions say, before identity, age of the profile and policy have their word. */
export type Finding = {
  outcome: Outcome;
  /** The position that still ties the person to the account. */
  kept?: JudgedPosition;
  departed?: JudgedPosition;
  destination?: JudgedPosition;
  /** When the calendar alone ends a grace period. */
  dueOn?: Day;
};

type Jobs = {
  here: JudgedPosition[];
  related: JudgedPosition[];
  /** Current employment with nothing in common with the account. */
  elsewhere: JudgedPosition[];
  unclear: JudgedPosition[];
  ended: JudgedPosition[];
  current: JudgedPosition[];
};

/** Tier A of reference/matching.md §10, and what there is short of it. */
export function decideOutcome(positions: readonly JudgedPosition[], today: Day): Finding {
  const jobs = sortJobs(positions);
  const [here] = jobs.here;
  const [related] = jobs.related;
  if (here !== undefined) return stillHere({ here, elsewhere: jobs.elsewhere, today });
  if (related !== undefined)
    return { outcome: { kind: 'verified', reason: 'related_company' }, kept: related, destination: related };
  const [ended] = jobs.ended;
  return ended === undefined ? withoutEndedPosition(jobs) : afterEndedPosition({ ended, jobs, today });
}

function sortJobs(positions: readonly JudgedPosition[]): Jobs {
  const current = positions.filter(({ time }) => time === 'current').sort(newestFirst);
  const real = current.filter(({ nature }) => nature !== 'placeholder');
  const having = (relation: JudgedPosition['company']['relation']): JudgedPosition[] =>
    real.filter(({ company }) => company.relation === relation);
  return {
    here: having('same'),
    related: having('related'),
    elsewhere: having('different').filter(({ nature }) => nature === 'employment'),
    unclear: having('unknown'),
    ended: positions.filter(endedAtAccount).sort(latestEndFirst),
    current,
  };
}

const LAST: Month = '2100-12' as Month; // closed by observation: the end is newer than any that was written down
const compareText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Employment before other roles, then the latest start; a missing start ranks last. Names make the order total. */
const newestFirst = (left: JudgedPosition, right: JudgedPosition): number =>
  Number(right.nature === 'employment') - Number(left.nature === 'employment') ||
  compareText(right.position.startMonth ?? '', left.position.startMonth ?? '') ||
  compareText(left.position.companyName, right.position.companyName);

const latestEndFirst = (left: JudgedPosition, right: JudgedPosition): number =>
  compareText(right.position.endMonth ?? LAST, left.position.endMonth ?? LAST) ||
  compareText(left.position.companyName, right.position.companyName);

function stillHere({
  here,
  elsewhere,
  today,
}: {
  here: JudgedPosition;
  elsewhere: JudgedPosition[];
  today: Day;
}): Finding {
  const [other] = elsewhere;
  if (other === undefined) return { outcome: { kind: 'verified', reason: 'still_there' }, kept: here };
  const finding = { kept: here, destination: other };
  const start = other.position.startMonth;
  const open = here.nature === 'employment' && here.position.endMonth === undefined;
  if (start === undefined || !open || start <= (here.position.startMonth ?? ''))
    return { ...finding, outcome: { kind: 'additionalRole', reason: 'still_there' } };
  if (today < newJobSettledOn(start))
    return {
      ...finding,
      outcome: { kind: 'uncertain', reason: 'grace_period' },
      dueOn: newJobSettledOn(start),
    };
  if (today < overlapDoubtfulOn(start))
    return {
      ...finding,
      outcome: { kind: 'additionalRole', reason: 'unclosed_overlap' },
      dueOn: overlapDoubtfulOn(start),
    };
  return { ...finding, outcome: { kind: 'possiblyLeft', reason: 'unclosed_overlap' } };
}

function afterEndedPosition({
  ended,
  jobs,
  today,
}: {
  ended: JudgedPosition;
  jobs: Jobs;
  today: Day;
}): Finding {
  const [unclear] = jobs.unclear;
  const [destination] = jobs.elsewhere;
  const observed = ended.position.closedBetween !== undefined;
  if (unclear !== undefined)
    return {
      outcome: { kind: 'uncertain', reason: 'name_only_difference' },
      departed: ended,
      destination: unclear,
    };
  if (destination !== undefined) {
    const reason = observed ? 'departure_observed' : 'position_ended';
    return { outcome: { kind: 'notAtCompany', reason }, departed: ended, destination };
  }
  const { endMonth } = ended.position;
  if (endMonth === undefined)
    return { outcome: { kind: 'possiblyLeft', reason: 'departure_observed' }, departed: ended };
  const settledOn = noNewRoleOn(endMonth);
  return today < settledOn
    ? { outcome: { kind: 'possiblyLeft', reason: 'grace_period' }, departed: ended, dueOn: settledOn }
    : { outcome: { kind: 'leftNoNewRole', reason: 'position_ended' }, departed: ended };
}

function withoutEndedPosition({ current, unclear, elsewhere }: Jobs): Finding {
  const [doubtful] = unclear;
  const [destination] = elsewhere;
  if (doubtful !== undefined)
    return { outcome: { kind: 'uncertain', reason: 'name_only_difference' }, destination: doubtful };
  if (destination !== undefined) {
    const reason = destination.position.shownOnly === true ? 'first_observation' : 'other_company';
    return { outcome: { kind: 'possiblyLeft', reason }, destination };
  }
  const placeholder = current.some(({ nature }) => nature === 'placeholder');
  return { outcome: { kind: 'uncertain', reason: placeholder ? 'only_placeholder' : 'no_positions' } };
}
