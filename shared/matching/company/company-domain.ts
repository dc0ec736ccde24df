import table from './mail-and-host-domains.json' with { type: 'json' };

/** Registries that sell names one level down; the full list is Mozilla's, these cover what business contacts use. */
const secondLevel = new Set(table.secondLevelRegistries);
const ofNoCompany = new Set(table.ofNoCompany);

/** The domain a company registered, from a website, host or e-mail address; undefined where it says nothing. */
export function registrableDomain(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase().slice(0, 300);
  const host = trimmed
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '');
  const labels = host.split('.');
  if (labels.length < 2 || labels.some((label) => !/^[\p{L}\p{N}-]{1,63}$/u.test(label))) return undefined;
  if (labels.every((label) => /^\d+$/.test(label))) return undefined;
  const kept = secondLevel.has(labels.slice(-2).join('.')) ? 3 : 2;
  if (labels.length < kept) return undefined;
  return labels.slice(-kept).join('.');
}

/** As above, and not a mailbox, hosting or social domain that many companies share. */
export function companyDomain(text: string): string | undefined {
  const domain = registrableDomain(text);
  return domain === undefined || ofNoCompany.has(domain) ? undefined : domain;
}

/** The part of a domain that a company chose. */
export const domainLabel = (domain: string): string => (domain.split('.')[0] ?? '').replaceAll('-', '');
