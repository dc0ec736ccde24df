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
  compareCompany: (employer: Company) => CompanyComparison;
  /** By the names alone, without domains and ids. */
  compareName: (name: string) => CompanyComparison;
  /** Absent when the account has no parent that can be read. */
  compareParent?: (position: Employer) => CompanyComparison;
  /** Two employers of one person with each other. */
  compareEmployers: (left: Employer, right: Employer) => CompanyComparison;
};

/** What a position tells of its company. */
export type Employer = Pick<Position, 'companyName' | 'companyDomain' | 'companyId' | 'companyUrl'>;

/** About 1 KB each, with up to eight comparisons; the contacts of one account come close to each other. */
const ACCOUNTS_MAX = 1_500;
/** The contacts of one account mostly write from one domain; each domain makes another company of it. */
const DOMAINS_MAX = 4;

type Variant = { mailDomain: string | undefined; prepared: PreparedAccount };
type Variants = { variants: readonly Variant[] };
const memories = new WeakMap<Knowledge, BoundedCache<Variants>>();

/** Jobs judge by one knowledge at a time. */
let latest: { knowledge: Knowledge; accounts: BoundedCache<Variants> } | undefined;

function accountsOf(knowledge: Knowledge): BoundedCache<Variants> {
  if (latest?.knowledge === knowledge) return latest.accounts;
  const accounts = knownAccountsOf(knowledge);
  latest = { knowledge, accounts };
  return accounts;
}

function knownAccountsOf(knowledge: Knowledge): BoundedCache<Variants> {
  const known = memories.get(knowledge);
  if (known !== undefined) return known;
  const accounts = makeBoundedCache<Variants>(ACCOUNTS_MAX);
  memories.set(knowledge, accounts);
  return accounts;
}

const noVariants = (): Variants => ({ variants: [] });

type Wanted = { account: Account; mailDomain: string | undefined };

const serves = ({ mailDomain: known, prepared }: Variant, { account, mailDomain: wanted }: Wanted): boolean =>
  known === wanted && (prepared.account === account || isUnchanged(prepared.account, account));

/** In all that is compared, or shown with a comparison. */
const isUnchanged = (one: Account, other: Account): boolean =>
  one.name === other.name &&
  one.website === other.website &&
  one.active === other.active &&
  one.linkedInUrl === other.linkedInUrl &&
  one.learnedDomains?.join() === other.learnedDomains?.join() &&
  one.parent?.id === other.parent?.id &&
  one.parent?.name === other.parent?.name &&
  one.parent?.website === other.parent?.website;

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
  const wanted = { account, mailDomain: mailDomain(contact.email) };
  const known = accountsOf(knowledge)(account.id, noVariants);
  const fitting = known.variants.find((variant) => serves(variant, wanted));
  if (fitting !== undefined) return fitting.prepared;
  const prepared = prepare(wanted, knowledge);
  known.variants = [{ mailDomain: wanted.mailDomain, prepared }, ...known.variants].slice(0, DOMAINS_MAX);
  return prepared;
}

function prepare({ account, mailDomain: domain }: Wanted, knowledge: Knowledge): PreparedAccount {
  const { name, website, parent, linkedInUrl, learnedDomains = [] } = account;
  const domains = [...new Set([...(domain === undefined ? [] : [domain]), ...learnedDomains])];
  const company = companyWith({ name, website, linkedInUrl, domains });
  const { compare, against } = rememberedComparer(knowledge);
  const compareCompany = against(company);
  const parentCompany =
    parent?.name === undefined ? undefined : companyWith({ name: parent.name, website: parent.website });
  return {
    account,
    company,
    compareCompany,
    compare: (employer) => compareCompany(companyOf(employer)),
    compareName: (employer) => compare({ name }, { name: employer }),
    ...(parentCompany !== undefined && {
      compareParent: (employer: Employer) => compare(parentCompany, companyOf(employer)),
    }),
    compareEmployers: (left, right) => compare(companyOf(left), companyOf(right)),
  };
}

const companyWith = ({
  name,
  website,
  linkedInUrl,
  domains = [],
}: {
  name: string;
  website: string | undefined;
  linkedInUrl?: string | undefined;
  domains?: readonly string[];
}): Company => ({
  name,
  ...(website !== undefined && { website }),
  ...(domains.length > 0 && { domains }),
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
