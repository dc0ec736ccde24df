import { companyDomain } from '../company/company-domain.ts';
import { makeBoundedCache } from '../verdict/bounded-cache.ts';

/** The contacts of one account share a domain. */
const DOMAINS_MAX = 2_000;
const domains = makeBoundedCache<{ domain: string | undefined }>(DOMAINS_MAX);

/** Nothing before the @ that could be a scheme, a path or another @, and not so long that it would be cut. */
const PLAIN = /^[\w.+-]{1,64}@([\w.-]{1,200})$/;

/** The company's domain in an e-mail address. */
export function mailDomain(email: string | undefined): string | undefined {
  if (email === undefined) return undefined;
  const host = PLAIN.exec(email)?.[1];
  if (host === undefined) return companyDomain(email);
  return domains(host, () => ({ domain: companyDomain(host) })).domain;
}
