import type { Day, Month } from '../../domain/calendar.ts';
import { monthOf } from '../../domain/calendar.ts';
import type { Policy } from '../../domain/policy.ts';
import { endedAtAccount, type JudgedPosition, joins, resembles } from './judge-positions.ts';

/** What the rules ask about: of each kind of position the one that counts. */
export type PositionFacts = {
  today: Day;
  /** A current position at the account itself. */
  here?: JudgedPosition;
  /** A current position at a company that counts as the account. */
  related?: JudgedPosition;
  /** Current employment at a company that has nothing in common with the account. */
  elsewhere?: JudgedPosition;
  /** A current position that may be at the account under another name. */
  unclear?: JudgedPosition;
  /** Employment that ended at the account. */
  ended?: JudgedPosition;
  /**
   * Employment that ended where the name resembles the account or a tie leads there, and that the person held when the
   * contact was linked to the account.
   */
  endedAlike?: JudgedPosition;
  /** The profile shows a placeholder such as "self-employed" as current. */
  placeholder?: JudgedPosition;
};

export type FactName = Exclude<keyof PositionFacts, 'today'>;

type Setting = {
  today: Day;
  accountLinkChangedOn: Day | undefined;
  relatedCompanies: Policy['relatedCompanies'];
};

export function positionFacts(positions: readonly JudgedPosition[], setting: Setting): PositionFacts {
  const facts: PositionFacts = { today: setting.today };
  for (const one of positions) {
    if (one.time === 'current') readCurrent(facts, one, setting);
    else if (endedAtAccount(one)) keep(facts, 'ended', one, latestEndFirst);
    if (isEndedAlike(one, setting)) keep(facts, 'endedAlike', one, latestEndFirst);
  }
  return facts;
}

function readCurrent(facts: PositionFacts, one: JudgedPosition, setting: Setting): void {
  const { nature, company } = one;
  if (nature === 'placeholder') {
    keep(facts, 'placeholder', one, newestFirst);
    return;
  }
  const departs = isDeparture(one, setting);
  if (company.relation === 'same') keep(facts, 'here', one, newestFirst);
  if (company.relation === 'unknown') keep(facts, 'unclear', one, newestFirst);
  if (company.relation === 'related' && !departs) keep(facts, 'related', one, newestFirst);
  if (nature === 'employment' && (company.relation === 'different' || departs))
    keep(facts, 'elsewhere', one, newestFirst);
}

type Order = (left: JudgedPosition, right: JudgedPosition) => number;

/** The first in the order; of equals the one that came first. */
function keep(facts: PositionFacts, name: FactName, one: JudgedPosition, order: Order): void {
  const before = facts[name];
  if (before === undefined || order(one, before) < 0) facts[name] = one;
}

/**
 * Under `departure` a known relation between two companies no longer keeps anybody. A brand, domain or acronym still
 * does: it may be just another spelling of the account.
 */
function isDeparture({ company, tie }: JudgedPosition, { relatedCompanies }: Setting): boolean {
  if (relatedCompanies === 'stillAtCompany' || company.relation !== 'related' || tie === 'client')
    return false;
  return tie === 'parent' || company.level === 'known_tie';
}

function isEndedAlike(one: JudgedPosition, { accountLinkChangedOn }: Setting): boolean {
  const { time, nature, company, tie, position } = one;
  if (time !== 'closed' || nature !== 'employment' || accountLinkChangedOn === undefined) return false;
  const { startMonth, endMonth } = position;
  const linkedIn = monthOf(accountLinkChangedOn);
  if (endMonth === undefined || endMonth < linkedIn || (startMonth ?? linkedIn) > linkedIn) return false;
  // A domain may prevent a flag, never cause one (design §10): where it joins, the names must resemble each other too.
  if (tie === undefined && company.level === 'domain') return one.name !== undefined && resembles(one.name);
  return joins(company) || resembles(company);
}

const LAST: Month = '2100-12' as Month; // closed by observation: the end is newer than any that was written down
const compareText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Employment before other roles, then the latest start; a missing start ranks last. Names make the order total. */
const newestFirst = (left: JudgedPosition, right: JudgedPosition): number =>
  Number(right.nature === 'employment') - Number(left.nature === 'employment') ||
  compareText(right.position.startMonth ?? '', left.position.startMonth ?? '') ||
  byWording(left, right);

const latestEndFirst = (left: JudgedPosition, right: JudgedPosition): number =>
  compareText(right.position.endMonth ?? LAST, left.position.endMonth ?? LAST) || byWording(left, right);

const byWording = ({ position: left }: JudgedPosition, { position: right }: JudgedPosition): number =>
  compareText(left.companyName, right.companyName) || compareText(left.title ?? '', right.title ?? '');
