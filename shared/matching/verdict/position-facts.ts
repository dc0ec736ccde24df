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
  const current = positions.filter(({ time }) => time === 'current').sort(newestFirst);
  const real = current.filter(({ nature }) => nature !== 'placeholder');
  const departs = (one: JudgedPosition): boolean => isDeparture(one, setting);
  const found: Record<FactName, JudgedPosition | undefined> = {
    here: real.find(({ company }) => company.relation === 'same'),
    related: real.find((one) => one.company.relation === 'related' && !departs(one)),
    elsewhere: real.find(
      (one) => one.nature === 'employment' && (one.company.relation === 'different' || departs(one)),
    ),
    unclear: real.find(({ company }) => company.relation === 'unknown'),
    ended: positions.filter(endedAtAccount).sort(latestEndFirst)[0],
    endedAlike: positions.filter((one) => isEndedAlike(one, setting)).sort(latestEndFirst)[0],
    placeholder: current.find(({ nature }) => nature === 'placeholder'),
  };
  const known = Object.entries(found).filter(([, position]) => position !== undefined);
  return {
    today: setting.today,
    ...(Object.fromEntries(known) as Partial<Record<FactName, JudgedPosition>>),
  }; // only the defined ones of `found`
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
