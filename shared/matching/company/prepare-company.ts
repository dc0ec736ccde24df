import { onFirstUse } from '../text/on-first-use.ts';
import type { KnownCompany } from './alias-table.ts';
import { companyDomain, domainLabel, registrableDomain, websiteDomain } from './company-domain.ts';
import type { OtherNameKind } from './company-name.ts';
import type { Company } from './company.ts';
import type { LegalForm } from './legal-forms.ts';
import { type LinkedInCompany, linkedInCompany } from './linkedin-company.ts';
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
  /** What the shipped and the customer's aliases call the same company, where they know it. */
  aliases?: () => readonly PreparedName[];
  form?: LegalForm;
  domains: readonly PreparedDomain[];
  linkedIn?: LinkedInCompany;
};

const DOMAIN_AS_NAME = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

export function prepareDomain(domain: string, { aliases }: Knowledge): PreparedDomain {
  const label = domainLabel(domain);
  const known = aliases.find(label);
  return known === undefined ? { domain, label } : { domain, label, known };
}

/** Mailbox providers and social networks have employees too: a listed domain counts for the company that it names. */
function ownDomain(text: string, joined: string): string | undefined {
  const domain = registrableDomain(text);
  return domain !== undefined && domainLabel(domain) === joined ? domain : companyDomain(text);
}

function domainsOf({ name, domains = [], website }: Company, joined: string): string[] {
  const found = [
    website === undefined ? undefined : (websiteDomain(website) ?? ownDomain(website, joined)),
    ...domains.map((domain) => ownDomain(domain, joined)),
    DOMAIN_AS_NAME.test(name.trim()) ? companyDomain(name) : undefined,
  ].filter((domain) => domain !== undefined);
  return [...new Set(found)].sort();
}

/** Pure: the same company and knowledge give the same answer, so that it may be kept. */
export function prepareCompany(company: Company, knowledge: Knowledge = publicKnowledge()): PreparedCompany {
  const normal = normaliseCompanyName(company.name);
  const name = prepareName({ ...normal, writing: prepareText(company.name) }, knowledge);
  const linkedIn = linkedInCompany(company.linkedInId ?? '');
  const aliases = aliasesOf(name, knowledge);
  return {
    company,
    name,
    otherNames: normal.otherNames.map(({ kind, core, spellings }) => ({
      kind,
      name: prepareName({ core, spellings }, knowledge),
    })),
    domains: domainsOf(company, name.joined.text).map((domain) => prepareDomain(domain, knowledge)),
    ...(aliases === undefined ? {} : { aliases }),
    ...(normal.form === undefined ? {} : { form: normal.form }),
    ...(linkedIn === undefined ? {} : { linkedIn }),
  };
}

/** A list may call one company by any number of names; what lies beyond these is compared with none. */
const ALIASES_MAX = 12;

/** Prepared on first use: only names that have nothing in common are compared with those. */
function aliasesOf(
  { core, known, knownBrand }: PreparedName,
  knowledge: Knowledge,
): (() => readonly PreparedName[]) | undefined {
  const others = ((known ?? knownBrand)?.cores ?? []).filter((alias) => alias !== core);
  if (others.length === 0) return undefined;
  return onFirstUse(() =>
    others.slice(0, ALIASES_MAX).map((alias) => prepareName({ core: alias, spellings: [alias] }, knowledge)),
  );
}
