import type { Contact } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import { mailDomain } from '../matching/person/mail-domain.ts';

/** Tells equal mail domains apart from others; a domain of one's own may spell a name, so it is not kept itself. */
export const mailKeyOf = (domain: string): string => digest(['mail', domain], 16);

/** Absent where the contact's address is a mailbox provider's, or none. */
export function mailKeyOfContact({ email }: Pick<Contact, 'email'>): { mailKey?: string } {
  const domain = mailDomain(email);
  return domain === undefined ? {} : { mailKey: mailKeyOf(domain) };
}
