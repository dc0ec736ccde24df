import type { Contact } from '../../domain/contact.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Evidence } from '../../domain/verdict.ts';
import { makeBoundedCache } from '../verdict/bounded-cache.ts';
import { BITS } from '../verdict/weights.ts';
import { normaliseProfileUrl, plainProfileUrl } from './normalise-profile-url.ts';
import { relateAddresses } from './relate-addresses.ts';

/** Plain addresses are read faster than found again. */
const ADDRESSES_MAX = 4_000;
const known = makeBoundedCache<{ address: string | undefined }>(ADDRESSES_MAX);

const addressOf = (text: string | undefined): string | undefined =>
  text === undefined
    ? undefined
    : (plainProfileUrl(text) ?? known(text, () => ({ address: normaliseProfileUrl(text) })).address);

type Addresses = { ours: string | undefined; theirs: string | undefined };

const addressesOf = (contact: Contact, profile: Profile): Addresses => ({
  ours: addressOf(contact.linkedInUrl),
  theirs: addressOf(profile.profileUrl),
});

/** A contact with the keys of its e-mail addresses. */
export type AddressQuestion = {
  contact: Contact;
  contactEmailKey?: string;
  otherEmailKeys?: readonly string[];
};

/** An equal profile address or e-mail address: evidence that needs no account, only a fitting name. */
export function hardEvidence(
  { contact, contactEmailKey, otherEmailKeys }: AddressQuestion,
  profile: Profile,
): Evidence[] {
  const { ours, theirs } = addressesOf(contact, profile);
  const evidence: Evidence[] = [];
  if (ours !== undefined && ours === theirs)
    evidence.push({
      field: 'profileUrl',
      crmValue: ours,
      profileValue: theirs,
      level: 'equal',
      bits: BITS.profileUrl,
    });
  const { emailKey } = profile;
  if (emailKey !== undefined && (emailKey === contactEmailKey || otherEmailKeys?.includes(emailKey)))
    evidence.push({ field: 'email', level: 'equal', bits: BITS.email });
  return evidence;
}

/** The CRM names another address: a namesake, or a member who changed theirs. */
export function otherAddressEvidence(contact: Contact, profile: Profile): Evidence[] {
  const { ours, theirs } = addressesOf(contact, profile);
  if (ours === undefined || theirs === undefined) return [];
  const relation = relateAddresses(ours, theirs);
  if (relation !== 'different' && relation !== 'renamed') return [];
  return [
    {
      field: 'profileUrl',
      crmValue: ours,
      profileValue: theirs,
      level: relation,
      bits: BITS.otherAddress[relation],
    },
  ];
}
