import type { Account, Contact } from '../../domain/contact.ts';
import type { CompanyComparison } from '../company/company-comparison.ts';
import { companyDomain } from '../company/company-domain.ts';
import { type Company, compareCompanies } from '../company/compare-companies.ts';
import { makeBoundedCache } from './bounded-cache.ts';

/** An account with what comparing it costs paid once, for all its contacts and their employers. */
export type PreparedAccount = {
  account: Account;
  company: Company;
  compare: (company: Company) => CompanyComparison;
  compareName: (name: string) => CompanyComparison;
  /** Absent when the account has no parent. */
  compareParent?: (company: Company) => CompanyComparison;
};

/** Accounts of a job come in groups of contacts; a few hundred bytes each. */
const ACCOUNTS_MAX = 5_000;
/** (account, employer) pairs, about 200 bytes each: 10 MB. */
const COMPARISONS_MAX = 50_000;

const accounts = makeBoundedCache<PreparedAccount>(ACCOUNTS_MAX);
const comparisons = makeBoundedCache<CompanyComparison>(COMPARISONS_MAX);

/** A free mailbox names no company; a website is the company's by definition. */
export function prepareAccount(account: Account, { email }: Pick<Contact, 'email'>): PreparedAccount {
  const mailDomain = companyDomain(email ?? '');
  const { id, name, website, parent } = account;
  const key = JSON.stringify([id, name, website, account.active, parent, mailDomain]);
  return accounts(key, () => {
    const domains = [website, mailDomain].filter((domain) => domain !== undefined);
    const company = { name, domains };
    return {
      account,
      company,
      compare: comparing(company),
      compareName: (employer) => comparing({ name })({ name: employer }),
      ...(parent?.name !== undefined && {
        compareParent: comparing({
          name: parent.name,
          ...(parent.website !== undefined && { domains: [parent.website] }),
        }),
      }),
    };
  });
}

function comparing(account: Company): PreparedAccount['compare'] {
  const side = keyOf(account);
  return (company) => comparisons(`${side}\n${keyOf(company)}`, () => compareCompanies(account, company));
}

const keyOf = ({ name, domains, linkedInId }: Company): string =>
  `${name}\t${domains?.join(' ') ?? ''}\t${linkedInId ?? ''}`;
