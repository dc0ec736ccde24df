import type { CompanyComparison } from '../company/company-comparison.ts';
import { type Company, comparePrepared } from '../company/compare-companies.ts';
import { type PreparedCompany, prepareCompany } from '../company/prepare-company.ts';
import type { Knowledge } from '../company/prepare-name.ts';
import { type BoundedCache, makeBoundedCache } from './bounded-cache.ts';

/**
 * Measured: 1.2 KB a company and 0.8 KB a comparison, each with a key of some 100 letters. Both are remembered so that a
 * job's contacts find their accounts and employers again; larger caches would take the function process past 300 MB.
 */
const COMPANIES_MAX = 3_000;
const COMPARISONS_MAX = 2_000;
/** Employers that the contacts of one account have in common; of 1,500 accounts at most 12,000 comparisons. */
const EMPLOYERS_MAX = 8;

/** Prepares each company once and compares each pair once, as long as they are remembered. */
export type CompanyComparer = {
  compare: (left: Company, right: Company) => CompanyComparison;
  /** The same for one company against many, which it need not look up again. */
  against: (left: Company) => (right: Company) => CompanyComparison;
};

const comparers = new WeakMap<Knowledge, CompanyComparer>();

/** One for each knowledge: what is known of names decides how they compare. */
export function rememberedComparer(knowledge: Knowledge): CompanyComparer {
  const known = comparers.get(knowledge);
  if (known !== undefined) return known;
  const comparer = makeComparer(knowledge);
  comparers.set(knowledge, comparer);
  return comparer;
}

function makeComparer(knowledge: Knowledge): CompanyComparer {
  const companies: BoundedCache<PreparedCompany> = makeBoundedCache(COMPANIES_MAX);
  const comparisons: BoundedCache<CompanyComparison> = makeBoundedCache(COMPARISONS_MAX);
  const prepared = (company: Company, key: string): PreparedCompany =>
    companies(key, () => prepareCompany(company, knowledge));
  return {
    compare: (left, right) => {
      const [one, other] = [keyOf(left), keyOf(right)];
      return comparisons(`${one}\n${other}`, () =>
        comparePrepared(prepared(left, one), prepared(right, other)),
      );
    },
    against: (left) => {
      const one = keyOf(left);
      const own: BoundedCache<CompanyComparison> = makeBoundedCache(EMPLOYERS_MAX);
      return (right) => {
        const other = keyOf(right);
        return own(other, () => comparePrepared(prepared(left, one), prepared(right, other)));
      };
    },
  };
}

const keyOf = ({ name, website, domains, linkedInId }: Company): string =>
  website === undefined && domains === undefined && linkedInId === undefined
    ? name
    : `${name}\t${website ?? ''}\t${domains?.join(' ') ?? ''}\t${linkedInId ?? ''}`;
