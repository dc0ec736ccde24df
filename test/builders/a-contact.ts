import { daySchema } from '../../shared/domain/calendar.ts';
import type { Account, Contact } from '../../shared/domain/contact.ts';
import { accountIdOf, contactIdOf, userIdOf } from './ids.ts';

/** An active contact of account 1, owned by user 1. */
export const aContact = (overrides: Partial<Contact> = {}): Contact => ({
  id: contactIdOf(1),
  etag: 'W/"1"',
  firstName: 'Ada',
  lastName: 'Example',
  email: 'ada@contoso.example',
  linkedInUrl: 'https://www.linkedin.com/in/ada-example',
  parent: { kind: 'account', accountId: accountIdOf(1) },
  ownerId: userIdOf(1),
  active: true,
  createdOn: daySchema.parse('2024-01-15'),
  flag: null,
  ...overrides,
});

export const anAccount = (overrides: Partial<Account> = {}): Account => ({
  id: accountIdOf(1),
  name: 'Contoso',
  website: 'https://contoso.example',
  ownerId: userIdOf(1),
  active: true,
  ...overrides,
});
