import type { Contact } from '../domain/contact.ts';
import { keyedDigest } from '../domain/digest.ts';
import type { LookUpKey } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import { normaliseProfileUrl } from '../matching/person/normalise-profile-url.ts';
import { personNameKeys } from '../matching/person/person-name-keys.ts';

const keyOf = (kind: 'url' | 'email' | 'name', value: string, secret: string): LookUpKey =>
  keyedDigest([kind, value], { secret, digits: 32 }) as LookUpKey; // 32 hexadecimal digits make the brand

/** Keyed hash of an e-mail address; the index and the job compare only these. */
export function emailLookUpKey(
  email: string | undefined,
  { secret }: { secret: string },
): LookUpKey | undefined {
  const address = email?.normalize('NFC').trim().toLowerCase() ?? '';
  return address.includes('@') ? keyOf('email', address, secret) : undefined;
}

function urlKeys(url: string | undefined, secret: string): LookUpKey[] {
  const address = url === undefined ? undefined : normaliseProfileUrl(url);
  return address === undefined ? [] : [keyOf('url', address, secret)];
}

/** What a person is looked for by. */
export type LookedFor = Pick<
  Contact,
  'firstName' | 'middleName' | 'lastName' | 'fullName' | 'nickname' | 'email' | 'otherEmails' | 'linkedInUrl'
>;

/** Keyed hashes of all addresses of a contact. */
export const emailLookUpKeys = (
  { email, otherEmails = [] }: Pick<Contact, 'email' | 'otherEmails'>,
  { secret }: { secret: string },
): LookUpKey[] => unique([email, ...otherEmails].flatMap((one) => emailLookUpKey(one, { secret }) ?? []));

/** Every key under which a profile of this person would be found. */
export function contactLookUpKeys(contact: LookedFor, { secret }: { secret: string }): LookUpKey[] {
  const emails = emailLookUpKeys(contact, { secret });
  const names = personNameKeys(contact).map((name) => keyOf('name', name, secret));
  return unique([...urlKeys(contact.linkedInUrl, secret), ...emails, ...names]);
}

/** Every key under which a contact would look for this profile. */
export function profileLookUpKeys(profile: Profile, { secret }: { secret: string }): LookUpKey[] {
  const names = personNameKeys(profile.name).map((text) => keyOf('name', text, secret));
  // The profile carries its e-mail as a key already: the address itself is not kept.
  const email = profile.emailKey === undefined ? [] : [profile.emailKey as LookUpKey];
  return unique([...urlKeys(profile.profileUrl, secret), ...email, ...names]);
}

const unique = (keys: readonly LookUpKey[]): LookUpKey[] => [...new Set(keys)].sort();
