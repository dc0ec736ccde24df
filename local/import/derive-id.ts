import { createHash } from 'node:crypto';

/** Case, accents, spaces and punctuation do not make another record. */
const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A GUID that follows from the parts alone, laid out as UUID version 8 (RFC 9562: made by an own rule). */
function deriveId(kind: string, parts: readonly string[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Host without scheme, `www.` and path; empty when there is no website. */
export const websiteHost = (website: string | undefined): string =>
  (website ?? '')
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '');

export const foldedName = folded;

export const deriveAccountId = (account: { name: string; website: string | undefined }): string =>
  deriveId('account', [folded(account.name), websiteHost(account.website)]);

export const deriveContactId = (contact: { name: string; accountId: string | undefined }): string =>
  deriveId('contact', [folded(contact.name), contact.accountId ?? '']);

export const deriveOpportunityId = (opportunity: { name: string; relatedTo: string }): string =>
  deriveId('opportunity', [folded(opportunity.name), opportunity.relatedTo]);
