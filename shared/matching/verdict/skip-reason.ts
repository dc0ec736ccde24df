import type { Account, Contact } from '../../domain/contact.ts';
import type { ReasonOf } from '../../domain/verdict.ts';
import type { PreparedPerson } from '../person/prepare-person.ts';
import { companyCore } from './company-core.ts';

/** Why a contact cannot be validated at all; undefined when it can. */
export function skipReason(
  contact: Contact,
  { account, person }: { account: Account | undefined; person: Pick<PreparedPerson, 'given' | 'family'> },
): ReasonOf<'skipped'> | undefined {
  if (contact.mergedInto !== undefined) return 'contact_merged';
  if (!contact.active) return 'contact_inactive';
  if (contact.parent.kind === 'contact') return 'parent_is_contact';
  if (contact.parent.kind === 'none' || account === undefined) return 'account_missing';
  if (!account.active) return 'account_inactive';
  if (companyCore(account.name) === '') return 'account_missing';
  return person.given.length + person.family.length === 0 ? 'name_missing' : undefined;
}
