import { companyDomain, websiteDomain } from './company-domain.ts';

/** A mail domain is the account's when this many contacts, and this share of them, write from it (matching.md §6). */
const FEWEST_CONTACTS = 2;
const SMALLEST_SHARE = 0.2;

/** The domains of an account: its website's, and the mail domains that enough of its contacts use. One address per contact. */
export function learnAccountDomains({
  website,
  emails,
}: {
  website?: string;
  emails: readonly string[];
}): string[] {
  const own = website === undefined ? undefined : websiteDomain(website);
  const counts = new Map<string, number>();
  for (const domain of emails.map((email) => mailDomain(email, own)))
    if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const used = [...counts].filter(
    ([, count]) => count >= FEWEST_CONTACTS && count >= SMALLEST_SHARE * emails.length,
  );
  const learned = used
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([domain]) => domain);
  return [...new Set(own === undefined ? learned : [own, ...learned])];
}

/** A mailbox provider's domain says nothing, unless the account is the provider. */
function mailDomain(email: string, own: string | undefined): string | undefined {
  if (!email.includes('@')) return undefined;
  const domain = websiteDomain(email);
  return domain === own ? domain : companyDomain(email);
}
