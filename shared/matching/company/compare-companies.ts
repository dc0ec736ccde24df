import type { CompanyComparison, CompanyRelation } from './company-comparison.ts';
import { domainLabel, registrableDomain } from './company-domain.ts';
import { classifyWord } from './company-words.ts';
import { compareCores } from './compare-cores.ts';
import { normaliseCompanyName } from './normalise-company-name.ts';

/** What is known of a company on one side of a comparison. */
export type Company = {
  name: string;
  /** Websites, mail domains, or hosts. They can relate two companies, never make them the same. */
  domains?: readonly string[];
  linkedInId?: string;
};

const STRENGTH: Record<CompanyRelation, number> = { same: 3, related: 2, unknown: 1, different: 0 };

/** Compares two companies by LinkedIn id, names and domains; the strongest evidence of equality wins. Symmetric. */
export function compareCompanies(left: Company, right: Company): CompanyComparison {
  if (left.linkedInId !== undefined && left.linkedInId !== '' && left.linkedInId === right.linkedInId)
    return { relation: 'same', level: 'company_id', similarity: 1 };
  const byName = compareNames(left.name, right.name);
  if (STRENGTH[byName.relation] >= STRENGTH.related || byName.level === 'placeholder') return byName;
  return sharesDomain(left, right) || domainNames(left, right) || domainNames(right, left)
    ? { relation: 'related', level: 'domain', similarity: Math.max(byName.similarity, 0.8) }
    : byName;
}

function compareNames(left: string, right: string): CompanyComparison {
  const [one, other] = [normaliseCompanyName(left), normaliseCompanyName(right)];
  const main = compareCores(one.core, other.core);
  if (main.relation === 'same' || (one.otherCores.length === 0 && other.otherCores.length === 0)) return main;
  let best = main;
  // Never other name against other name: two companies may share an owner, or a word in brackets.
  const pairs = [
    ...other.otherCores.map((name) => compareCores(one.core, name)),
    ...one.otherCores.map((name) => compareCores(name, other.core)),
  ];
  for (const found of pairs) {
    // A former or bracketed name joins two companies; that it differs says nothing.
    if (found.relation === 'same') best = { ...found, level: 'other_name' };
    else if (found.relation === 'related' && STRENGTH[best.relation] < STRENGTH.related) best = found;
  }
  return best;
}

const domainsOf = (company: Company): string[] =>
  (company.domains ?? []).map(registrableDomain).filter((domain) => domain !== undefined);

function sharesDomain(left: Company, right: Company): boolean {
  const domains = domainsOf(left);
  return domainsOf(right).some((domain) => domains.includes(domain));
}

/** Whether a domain of one reads like the name of the other: contoso.example and "Contoso Cloud". */
function domainNames(domainSide: Company, nameSide: Company): boolean {
  const { core } = normaliseCompanyName(nameSide.name);
  const words = core.split(' ');
  const joined = words.join('');
  const initials = words.map((word) => word[0]).join('');
  return domainsOf(domainSide)
    .map(domainLabel)
    .some((label) => {
      if (label.length < 2 || joined.length < 2) return false;
      if (label === joined || (words[0] === label && classifyWord(label) === 'brand')) return true;
      if (label.length >= 3 && words.length >= 3 && label === initials) return true;
      return (
        Math.min(label.length, joined.length) >= 4 && (joined.startsWith(label) || label.startsWith(joined))
      );
    });
}
