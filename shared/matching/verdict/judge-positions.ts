import type { Day } from '../../domain/calendar.ts';
import type { Position, Profile } from '../../domain/profile.ts';
import type { CompanyComparison } from '../company/company-comparison.ts';
import { type Company, compareCompanies } from '../company/compare-companies.ts';
import { type ClassifiedPosition, classifyPositions } from './positions.ts';

/** A position, and how its company stands to the account. */
export type JudgedPosition = ClassifiedPosition & { company: CompanyComparison };

const companyOf = ({ companyName, companyDomain, companyId }: Position): Company => ({
  name: companyName,
  ...(companyDomain === undefined ? {} : { domains: [companyDomain] }),
  ...(companyId === undefined ? {} : { linkedInId: companyId }),
});

/** "Consultant at Contoso": an agency's name hides the company where the person works. */
const CLIENT = /(?:@|\b(?:at|for|on behalf of|bei)\b)\s*(.+)$/iu;

function compareWithAccount(account: Company, position: Position): CompanyComparison {
  const byCompany = compareCompanies(account, companyOf(position));
  if (joins(byCompany)) return byCompany;
  const client = CLIENT.exec(position.title?.slice(0, 200) ?? '')?.[1];
  const byClient = client === undefined ? undefined : compareCompanies(account, { name: client });
  return byClient !== undefined && joins(byClient) ? { ...byClient, relation: 'related' } : byCompany;
}

export const joins = ({ relation }: CompanyComparison): boolean =>
  relation === 'same' || relation === 'related';

/**
 * Positions that ended at the account, or at a unit or country company of its brand. Ordinary employment only, by
 * name or id only: a domain or an acronym prevents a flag but never carries one.
 */
export const endedAtAccount = ({ time, nature, company }: JudgedPosition): boolean =>
  time === 'closed' && nature === 'employment' && carriesFlag(company);

const carriesFlag = ({ relation, level }: CompanyComparison): boolean =>
  relation === 'same' || (relation === 'related' && level === 'brand_and_unit');

export function judgePositions({
  account,
  profile,
  today,
}: {
  account: Company;
  profile: Profile;
  today: Day;
}): JudgedPosition[] {
  const judged = classifyPositions(profile, today).map((classified) => ({
    ...classified,
    company: compareWithAccount(account, classified.position),
  }));
  const ended = judged.filter(endedAtAccount);
  return judged.map((one) => (one.time === 'current' && !joins(one.company) ? besideEnded(one, ended) : one));
}

/** What resembles the ended position may be the same employer under another name. */
function besideEnded(current: JudgedPosition, ended: readonly JudgedPosition[]): JudgedPosition {
  const comparisons = ended.map(({ position }) =>
    compareCompanies(companyOf(position), companyOf(current.position)),
  );
  const joined = comparisons.find(joins);
  if (joined !== undefined) return { ...current, company: { ...joined, relation: 'related' } };
  const unknown = comparisons.find(({ relation }) => relation === 'unknown');
  return unknown !== undefined && current.company.relation === 'different'
    ? { ...current, company: unknown }
    : current;
}
