import type { KnownCompany } from './alias-table.ts';
import type { Company } from './company.ts';
import { companyDomain, domainLabel, websiteDomain } from './company-domain.ts';
import type { LegalForm } from './legal-forms.ts';
import { type LinkedInCompany, linkedInCompany } from './linkedin-company.ts';
import type { OtherNameKind } from './company-name.ts';
import { normaliseCompanyName } from './normalise-company-name.ts';
import { type Knowledge, type PreparedName, prepareName, prepareText } from './prepare-name.ts';
import { publicKnowledge } from './public-knowledge.ts';

/** `known` is the company that the shipped and the customer's aliases know by the domain's label. */
export type PreparedDomain = { domain: string; label: string; known?: KnownCompany };
/** A company with all that comparing it needs, computed once: keep it beside an account or per distinct employer. */
export type PreparedCompany = {
  company: Company;
  name: PreparedName;
  otherNames: readonly { kind: OtherNameKind; name: PreparedName }[];
  form?: LegalForm;
  domains: readonly PreparedDomain[];
  linkedIn?: LinkedInCompany;
};

const DOMAIN_AS_NAME = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

function domainsOf({ name, domains = [], website }: Company, { aliases }: Knowledge): PreparedDomain[] {
  const found = [
    website === undefined ? undefined : websiteDomain(website),
    ...domains.map(companyDomain),
    DOMAIN_AS_NAME.test(name.trim()) ? companyDomain(name) : undefined,
  ].filter((domain) => domain !== undefined);
  return [...new Set(found)].sort().map((domain) => {
    const label = domainLabel(domain);
    const known = aliases.find(label);
    return known === undefined ? { domain, label } : { domain, label, known };
  });
}

/** Pure: the same company and knowledge give the same answer, so that it may be kept. */
export function prepareCompany(company: Company, knowledge: Knowledge = publicKnowledge()): PreparedCompany {
  const normal = normaliseCompanyName(company.name);
  const linkedIn = linkedInCompany(company.linkedInId ?? '');
  return {
    company,
    name: prepareName({ ...normal, ...prepareText(company.name) }, knowledge),
    otherNames: normal.otherNames.map(({ kind, core, spellings }) => ({
      kind,
      name: prepareName({ core, spellings }, knowledge),
    })),
    domains: domainsOf(company, knowledge),
    ...(normal.form === undefined ? {} : { form: normal.form }),
    ...(linkedIn === undefined ? {} : { linkedIn }),
  };
}
