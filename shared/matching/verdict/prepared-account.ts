import type { Account, Contact } from '../../domain/contact.ts';
import type { Position } from '../../domain/profile.ts';
import type { CompanyComparison } from '../company/company-comparison.ts';
import type { Company } from '../company/company.ts';
import { linkedInCompany } from '../company/linkedin-company.ts';
import type { Knowledge } from '../company/prepare-name.ts';
import { mailDomain } from '../person/mail-domain.ts';
import { type BoundedCache, makeBoundedCache } from './bounded-cache.ts';
import { rememberedComparer } from './remembered-companies.ts';

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

/** About 1 KB each; the contacts of one account come close to each other. */
const ACCOUNTS_MAX = 1_500;
const memories = new WeakMap<Knowledge, BoundedCache<PreparedAccount>>();

function accountsOf(knowledge: Knowledge): BoundedCache<PreparedAccount> {
  const known = memories.get(knowledge);
  if (known !== undefined) return known;
  const accounts = makeBoundedCache<PreparedAccount>(ACCOUNTS_MAX);
  memories.set(knowledge, accounts);
  return accounts;
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
  const { id, name, website, active, parent, linkedInUrl } = account;
  const domain = mailDomain(contact.email);
  const key = [
    id,
    name,
    website,
    active,
    parent?.id,
    parent?.name,
    parent?.website,
    linkedInUrl,
    domain,
  ].join('\t');
  return accountsOf(knowledge)(key, () => {
    const company = companyWith({ name, website, linkedInUrl, mailDomain: domain });
    const comparer = rememberedComparer(knowledge);
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

const companyWith = ({
  name,
  website,
  linkedInUrl,
  mailDomain,
}: {
  name: string;
  website: string | undefined;
  linkedInUrl?: string | undefined;
  mailDomain?: string | undefined;
}): Company => ({
  name,
  ...(website !== undefined && { website }),
  ...(mailDomain !== undefined && { domains: [mailDomain] }),
  ...(linkedInUrl !== undefined && linkedInCompany(linkedInUrl) !== undefined && { linkedInId: linkedInUrl }),
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
