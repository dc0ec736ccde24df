import { asLastSeen, hidesAccounts, parentAsLastSeen } from '../../changes/as-last-seen.ts';
import type { Account, ContactWithAccount } from '../../domain/contact.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { SecuredField } from '../../domain/safeguards.ts';
import type { AccountStore } from '../../state/contract.ts';

/** Contacts with their accounts, with what column security hides of these now as the sweeps last saw it. */
export async function withAccountsAsLastSeen(
  { accounts }: { accounts: Pick<AccountStore, 'readAccounts'> },
  rows: readonly ContactWithAccount[],
  { secured }: { secured: readonly SecuredField[] },
): Promise<readonly ContactWithAccount[]> {
  if (!hidesAccounts(secured)) return rows;
  const ids = new Set(rows.flatMap(({ account }) => idsOf(account)));
  const stored = await accounts.readAccounts([...ids]);
  const seenOf = (account: Account): Account => {
    const seen = asLastSeen(account, { known: stored.get(account.id), secured });
    const { parent } = seen;
    if (parent === undefined) return seen;
    return { ...seen, parent: parentAsLastSeen(parent, { known: stored.get(parent.id), secured }) };
  };
  return rows.map(({ contact, account }) =>
    account === undefined ? { contact } : { contact, account: seenOf(account) },
  );
}

const idsOf = (account: Account | undefined): AccountId[] =>
  account === undefined ? [] : [account.id, ...(account.parent === undefined ? [] : [account.parent.id])];
