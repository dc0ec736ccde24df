import { parse } from 'tldts';
import { onFirstUse } from '../text/on-first-use.ts';
import table from './mail-and-host-domains.json' with { type: 'json' };

const ofNoCompany = onFirstUse(() => new Set([...table.freeMail, ...table.disposable, ...table.sharedHosts]));
const sharedHosts = new Set(table.sharedHosts);
/** Private suffixes are registries of their own: contoso.github.io is Contoso's, github.io is nobody's. */
const RULES = { allowPrivateDomains: true, validateHostname: true } as const;
/** The longest a host may be (RFC 1035), with room for a scheme in front. */
const LONGEST_HOST = 300;

/** The domain a company registered, from a website, host or e-mail address; undefined where it says nothing. */
export function registrableDomain(text: string): string | undefined {
  const address = text.trim().slice(0, LONGEST_HOST).toLowerCase();
  const host = address
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '');
  const { domain, isIp } = parse(host, RULES);
  return domain === null || isIp === true ? undefined : domain;
}

/** As above, and not a mailbox, hosting or social domain that many companies share. */
export function companyDomain(text: string): string | undefined {
  const domain = registrableDomain(text);
  return domain === undefined || ofNoCompany().has(domain) ? undefined : domain;
}

/** The domain of an account's own website: a mailbox provider's counts, since it may be the account. */
export function websiteDomain(text: string): string | undefined {
  const domain = registrableDomain(text);
  return domain === undefined || sharedHosts.has(domain) ? undefined : domain;
}

/** The part of a domain that a company chose. */
export const domainLabel = (domain: string): string => (domain.split('.')[0] ?? '').replaceAll('-', '');
