import type { Account, Contact, ParentAccount } from '../domain/contact.ts';
import { ACCOUNT_EVIDENCE, type SecuredField } from '../domain/safeguards.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/**
 * The account, where columns that we are not allowed to see and that read as empty are unknown, not changed: they hold
 * what they held when we last saw them.
 */
export function asLastSeen(
  account: Account,
  { known, secured }: { known: Account | undefined; secured: readonly SecuredField[] },
): Account {
  const hidden = ACCOUNT_EVIDENCE.filter(
    (field) => secured.includes(`account.${field}`) && account[field] === undefined,
  );
  return hidden.reduce<Account>(
    (filled, field) => (known?.[field] === undefined ? filled : { ...filled, [field]: known[field] }),
    account,
  );
}

/** The account above it likewise: of that one only the website is evidence that can be hidden. */
export function parentAsLastSeen(
  parent: ParentAccount,
  { known, secured }: { known: Account | undefined; secured: readonly SecuredField[] },
): ParentAccount {
  const isHidden = secured.includes('account.website') && parent.website === undefined;
  return isHidden && known?.website !== undefined ? { ...parent, website: known.website } : parent;
}

/** Whether anything of accounts may be hidden: only then is what we last saw worth a read. */
export const hidesAccounts = (secured: readonly SecuredField[]): boolean =>
  secured.some((field) => field.startsWith('account.'));

/** The contact, where a flag that we are not allowed to see is what it was: nobody has cleared it. */
export function flagAsLastSeen(
  contact: Contact,
  { before, secured }: { before: Pick<Snapshot, 'flag'> | undefined; secured: readonly SecuredField[] },
): Contact {
  const isHidden = contact.flag === null && secured.includes('flag');
  return isHidden && before !== undefined ? { ...contact, flag: before.flag } : contact;
}
