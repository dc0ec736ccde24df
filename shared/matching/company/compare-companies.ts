import { combineEvidence } from './combine-evidence.ts';
import type {
  CompanyComparison,
  CompanyEvidence,
  CompanyLevel,
  CompanyRelation,
} from './company-comparison.ts';
import type { Company } from './company.ts';
import { compareDomains } from './compare-domains.ts';
import { compareNames } from './compare-names.ts';
import { type PreparedCompany, prepareCompany } from './prepare-company.ts';

export type { Company } from './company.ts';

/** log2 likelihood ratios of what is no name (reference/matching.md §8). */
const BITS = { sameId: 18, otherId: -3, otherFormClass: -1, sameForm: 0.5 } as const;
/** Only the same company reaches a similarity of 0.9, however much evidence relates two. */
const SAME_FROM = 0.9;
const HIGHEST_OF_OTHERS = 0.8999;

/** Compares two companies by LinkedIn id, names and domains. For many comparisons prepare each company once. Symmetric. */
export const compareCompanies = (left: Company, right: Company): CompanyComparison =>
  comparePrepared(prepareCompany(left), prepareCompany(right));

/** The strongest evidence of equality decides; all of it is in the table. Symmetric. */
export function comparePrepared(left: PreparedCompany, right: PreparedCompany): CompanyComparison {
  const byName = compareNames(left, right);
  const evidence: CompanyEvidence[] = [
    {
      group: 'name',
      level: byName.level,
      left: left.company.name,
      right: right.company.name,
      bits: byName.bits,
    },
  ];
  const domain = compareDomains(left, right);
  if (domain !== undefined) evidence.push(domain);
  const id = compareIds(left, right);
  if (id !== undefined) evidence.push(id);
  const form = compareForms(left, right);
  if (form !== undefined) evidence.push(form);
  if (id?.level === 'company_id') return concluded({ relation: 'same', level: 'company_id', evidence });
  const { relation, level } = byName;
  if (relation === 'same' || relation === 'related' || level === 'placeholder')
    return concluded({ relation, level, evidence });
  return domain?.level === 'domain'
    ? concluded({ relation: 'related', level: 'domain', evidence })
    : concluded({ relation, level, evidence });
}

function concluded({
  relation,
  level,
  evidence,
}: {
  relation: CompanyRelation;
  level: CompanyLevel;
  evidence: CompanyEvidence[];
}): CompanyComparison {
  const bits = combineEvidence(evidence);
  const likely = 1 / (1 + 2 ** -bits);
  const similarity = relation === 'same' ? Math.max(SAME_FROM, likely) : Math.min(HIGHEST_OF_OTHERS, likely);
  return { relation, level, similarity, bits, evidence };
}

function compareIds(left: PreparedCompany, right: PreparedCompany): CompanyEvidence | undefined {
  const [one, other] = [left.linkedIn, right.linkedIn];
  if (one === undefined || other === undefined || one.kind !== other.kind) return undefined;
  const equal = one.key === other.key;
  return {
    group: 'companyId',
    level: equal ? 'company_id' : 'other_company_id',
    left: one.key,
    right: other.key,
    bits: equal ? BITS.sameId : BITS.otherId,
  };
}

/** Another class of form is another body, mildly: people write forms carelessly. */
function compareForms(
  { form: one }: PreparedCompany,
  { form: other }: PreparedCompany,
): CompanyEvidence | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.id !== other.id && one.class === other.class && one.class !== 'OTHER') return undefined;
  const bits = one.id === other.id ? BITS.sameForm : BITS.otherFormClass;
  return { group: 'form', level: 'form_class', left: one.display, right: other.display, bits };
}
