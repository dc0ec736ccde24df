import type { Account, Contact } from '../../domain/contact.ts';
import type { Position } from '../../domain/profile.ts';
import type { CompanyComparison } from '../company/company-comparison.ts';
import { companyDomain } from '../company/company-domain.ts';
import { type Company, comparePrepared } from '../company/compare-companies.ts';
import { linkedInCompany } from '../company/linkedin-company.ts';
import { type PreparedCompany, prepareCompany } from '../company/prepare-company.ts';
import type { Knowledge } from '../company/prepare-name.ts';
import { type BoundedCache, makeBoundedCache } from './bounded-cache.ts';

/** An account with what comparing it costs paid once, for all its contacts and their employers. */
export type PreparedAccount = {
  account: Account;
  company: Company;
  compare: (position: Employer) => CompanyComparison;
  /** By the names alone, without domains and ids. */
  compareName: (name: string) => CompanyComparison;
  /** Absent when the account has no parent that can be read. */
  compareParent?: (position: Employer) => CompanyComparison;
  /** Two employers of one person with each other. */
  compareEmployers: (left: Employer, right: Employer) => CompanyComparison;
};

/** What a position tells of its company. */
export type Employer = Pick<Position, 'companyName' | 'companyDomain' | 'companyId' | 'companyUrl'>;

/** About 2 KB each. */
const ACCOUNTS_MAX = 5_000;
/** Distinct employers, about 1 KB each. */
const EMPLOYERS_MAX = 20_000;
/** (account, employer) pairs, about half a KB each. */
const COMPARISONS_MAX = 40_000;

type Memory = {
  accounts: BoundedCache<PreparedAccount>;
  companies: BoundedCache<PreparedCompany>;
  comparisons: BoundedCache<CompanyComparison>;
};

const memories = new WeakMap<Knowledge, Memory>();

function memoryOf(knowledge: Knowledge): Memory {
  const known = memories.get(knowledge);
  if (known !== undefined) return known;
  const memory: Memory = {
    accounts: makeBoundedCache(ACCOUNTS_MAX),
    companies: makeBoundedCache(EMPLOYERS_MAX),
    comparisons: makeBoundedCache(COMPARISONS_MAX),
  };
  memories.set(knowledge, memory);
  return memory;
}

/** The account as a company: its website is its own by definition, a free mailbox of the contact names no company. */
export function prepareAccount({
  account,
  contact,
  knowledge,
}: {
  account: Account;
  contact: Pick<Contact, 'email'>;
  knowledge: Knowledge;
}): PreparedAccount {
  const { id, name, website, active, parent } = account;
  const mailDomain = companyDomain(contact.email ?? '');
  const memory = memoryOf(knowledge);
  const key = [id, name, website, active, parent?.id, parent?.name, parent?.website, mailDomain].join('\t');
  return memory.accounts(key, () => {
    const company = companyWith({ name, website, mailDomain });
    const comparer = makeComparer(memory, knowledge);
    const parentCompany =
      parent?.name === undefined ? undefined : companyWith({ name: parent.name, website: parent.website });
    return {
      account,
      company,
      compare: (employer) => comparer(company, companyOf(employer)),
      compareName: (employer) => comparer({ name }, { name: employer }),
      ...(parentCompany !== undefined && {
        compareParent: (employer: Employer) => comparer(parentCompany, companyOf(employer)),
      }),
      compareEmployers: (left, right) => comparer(companyOf(left), companyOf(right)),
    };
  });
}

function makeComparer({ companies, comparisons }: Memory, knowledge: Knowledge) {
  const prepared = (company: Company, key: string): PreparedCompany =>
    companies(key, () => prepareCompany(company, knowledge));
  return (left: Company, right: Company): CompanyComparison => {
    const [one, other] = [keyOf(left), keyOf(right)];
    return comparisons(`${one}\n${other}`, () =>
      comparePrepared(prepared(left, one), prepared(right, other)),
    );
  };
}

const keyOf = ({ name, website, domains, linkedInId }: Company): string =>
  `${name}\t${website ?? ''}\t${domains?.join(' ') ?? ''}\t${linkedInId ?? ''}`;

const companyWith = ({
  name,
  website,
  mailDomain,
}: {
  name: string;
  website: string | undefined;
  mailDomain?: string | undefined;
}): Company => ({
  name,
  ...(website !== undefined && { website }),
  ...(mailDomain !== undefined && { domains: [mailDomain] }),
});

/** A source gives LinkedIn's id, LinkedIn's page or the company's own website. */
function companyOf({ companyName, companyDomain: domain, companyId, companyUrl }: Employer): Company {
  const page = companyUrl === undefined ? undefined : linkedInCompany(companyUrl);
  const linkedInId = companyId ?? (page === undefined ? undefined : companyUrl);
  const website = page === undefined ? companyUrl : undefined;
  return {
    name: companyName,
    ...(website !== undefined && { website }),
    ...(domain !== undefined && { domains: [domain] }),
    ...(linkedInId !== undefined && { linkedInId }),
  };
}
