import type { Account } from '../../../shared/domain/contact.ts';
import {
  accountIdSchema,
  auditIdSchema,
  connectionIdSchema,
  contactIdSchema,
  opportunityIdSchema,
  ownerIdSchema,
} from '../../../shared/domain/ids.ts';
import type { ContactSeed } from '../../doubles/crm/crm-double.ts';

const guid = (kind: string, number: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const contactId = (number: number) => contactIdSchema.parse(guid('c', number));
export const accountId = (number: number) => accountIdSchema.parse(guid('a', number));
export const opportunityId = (number: number) => opportunityIdSchema.parse(guid('d', number));
export const connectionId = (number: number) => connectionIdSchema.parse(guid('e', number));
export const userId = (number: number) => ownerIdSchema.parse(guid('b', number));
export const teamId = (number: number) => ownerIdSchema.parse(guid('f', number));
export const roleId = (number: number) => guid('9', number);
export const auditId = (number: number) => auditIdSchema.parse(String(number).padStart(32, '0'));

export const anAccount = (number: number, fields: Partial<Account> = {}): Account => ({
  id: accountId(number),
  name: `Invented Works ${number}`,
  active: true,
  ...fields,
});

export const aContact = (number: number, fields: Partial<ContactSeed> = {}): ContactSeed => ({
  id: contactId(number),
  parent: { kind: 'none' },
  active: true,
  flag: null,
  ...fields,
});
