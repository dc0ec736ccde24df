/** A mail domain is the account's when this many contacts, and this share of them, write from it (matching.md §6). */
const FEWEST_CONTACTS = 2;
const SMALLEST_SHARE = 0.2;
/** A company has few; the rest are its customers' or suppliers', typed into the wrong field. */
const MOST_DOMAINS = 4;

/**
 * The mail domains that enough contacts of an account use, most used first. Takes one entry per contact, undefined
 * where the address is none of a company's; a domain may stand there as a hash.
 */
export function learnAccountDomains(domains: readonly (string | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const domain of domains) if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= FEWEST_CONTACTS && count >= SMALLEST_SHARE * domains.length)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, MOST_DOMAINS)
    .map(([domain]) => domain);
}
