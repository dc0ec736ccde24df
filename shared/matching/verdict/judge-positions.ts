import type { Day } from '../../domain/calendar.ts';
import type { Profile } from '../../domain/profile.ts';
import type { CompanyComparison } from '../company/company-comparison.ts';
import { type ClassifiedPosition, classifyPositions } from './classify-positions.ts';
import type { Employer, PreparedAccount } from './prepared-account.ts';

/** What joins a position to the account when its own company does not. */
export type Tie = 'client' | 'parent' | 'formerEmployer';

/** A position, and how its company stands to the account. */
export type JudgedPosition = ClassifiedPosition & {
  company: CompanyComparison;
  tie?: Tie;
  /** What the names alone say, where a domain joined the two. */
  name?: CompanyComparison;
};

/** Nobody has more employers of one name; the cap keeps a profile of thousands of entries linear. */
const FORMER_EMPLOYERS_MAX = 8;

export const joins = ({ relation }: CompanyComparison): boolean =>
  relation === 'same' || relation === 'related';

/**
 * Positions that ended at the account, or at a unit or country company of its brand. Ordinary employment only, by
 * name or id only: a domain or an acronym prevents a flag but never carries one.
 */
export const endedAtAccount = ({ time, nature, company, tie }: JudgedPosition): boolean =>
  time === 'closed' && nature === 'employment' && tie === undefined && carriesFlag(company);

const carriesFlag = ({ relation, level }: CompanyComparison): boolean =>
  relation === 'same' || (relation === 'related' && level === 'brand_and_unit');

/** How every position of the profile stands to the account. Linear in the number of positions. */
export function judgePositions(
  account: PreparedAccount,
  { profile, today, seenOn }: { profile: Profile; today: Day; seenOn: Day },
): JudgedPosition[] {
  const judged = classifyPositions(profile, { today, seenOn }).map((one) => judge(account, one));
  const former = formerEmployers(judged);
  if (former.length === 0) return judged;
  return judged.map((one) =>
    one.time === 'current' && !joins(one.company) ? besideFormer(one, { account, former }) : one,
  );
}

function judge(account: PreparedAccount, classified: ClassifiedPosition): JudgedPosition {
  const own = classified.position;
  const company = account.compare(own);
  if (company.level === 'domain')
    return { ...classified, company, name: account.compareName(own.companyName) };
  if (joins(company)) return { ...classified, company };
  const parent = account.compareParent?.(own);
  if (parent !== undefined && joins(parent)) return tied(classified, { company: parent, tie: 'parent' });
  for (const name of classified.clients) {
    const client = account.compareName(name);
    // Whoever works at the account is employed there for our purposes, even when "self-employed".
    if (joins(client))
      return tied({ ...classified, nature: 'employment' }, { company: client, tie: 'client' });
  }
  return { ...classified, company };
}

const tied = (
  classified: ClassifiedPosition,
  { company, tie }: { company: CompanyComparison; tie: Tie },
): JudgedPosition => ({ ...classified, company: { ...company, relation: 'related' }, tie });

/** The distinct employers that the person left and that are, or resemble, the account. */
function formerEmployers(judged: readonly JudgedPosition[]): Employer[] {
  const left = judged.filter(
    (one) =>
      one.time === 'closed' && one.nature === 'employment' && (joins(one.company) || resembles(one.company)),
  );
  if (left.length === 0) return [];
  const byName = new Map<string, JudgedPosition>();
  for (const one of left) {
    const name = `${one.position.companyName}\t${one.position.companyId ?? ''}`;
    const before = byName.get(name);
    if (before === undefined || endOf(before) < endOf(one)) byName.set(name, one);
  }
  const latest = [...byName].sort(([one, left_], [other, right]) =>
    endOf(left_) === endOf(right) ? (one < other ? -1 : 1) : endOf(left_) > endOf(right) ? -1 : 1,
  );
  return latest.slice(0, FORMER_EMPLOYERS_MAX).map(([, { position }]) => position);
}

const endOf = ({ position }: JudgedPosition): string => position.endMonth ?? '~';

/** Names that share something telling without being known as one company. */
export const resembles = ({ relation, level }: CompanyComparison): boolean =>
  relation === 'unknown' &&
  (level === 'shared_brand' || level === 'line_of_business' || level === 'similar_name');

const hasOtherId = ({ evidence }: CompanyComparison): boolean =>
  evidence.some(({ level }) => level === 'other_company_id');

/** What resembles the employer that was left may be that employer under another name. */
function besideFormer(
  current: JudgedPosition,
  { account, former }: { account: PreparedAccount; former: readonly Employer[] },
): JudgedPosition {
  const comparisons = former.map((employer) => account.compareEmployers(employer, current.position));
  const joined = comparisons.find(joins);
  if (joined !== undefined) return tied(current, { company: joined, tie: 'formerEmployer' });
  // Two employers of one person with a page each are two, in whichever script they are written.
  const apart = comparisons.some(hasOtherId);
  if (apart && current.company.level === 'other_script')
    return { ...current, company: { ...current.company, relation: 'different' } };
  const unknown = comparisons.find(({ relation }) => relation === 'unknown');
  return unknown !== undefined && current.company.relation === 'different'
    ? { ...current, company: unknown }
    : current;
}
