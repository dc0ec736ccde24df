import { asLastSeen, hidesAccounts } from '../../changes/as-last-seen.ts';
import type { Account, ContactWithAccount } from '../../domain/contact.ts';
import type { SecuredField } from '../../domain/safeguards.ts';
import type { AccountStore } from '../../state/contract.ts';

type Deps = { accounts: Pick<AccountStore, 'readAccounts'> };
type Secured = { secured: readonly SecuredField[] };

/** These accounts with what column security hides of them now as the sweeps last saw it. */
export async function accountsAsLastSeen(
  { accounts }: Deps,
  read: readonly Account[],
  { secured }: Secured,
): Promise<readonly Account[]> {
  if (!hidesAccounts(secured)) return read;
  const known = await accounts.readAccounts(read.map(({ id }) => id));
  return read.map((account) => asLastSeen(account, { known: known.get(account.id), secured }));
}

/** The same for contacts that were read with their accounts. */
export async function withAccountsAsLastSeen(
  deps: Deps,
  rows: readonly ContactWithAccount[],
  secured: Secured,
): Promise<readonly ContactWithAccount[]> {
  const read = new Map(rows.flatMap(({ account }) => (account === undefined ? [] : [[account.id, account]])));
  const seen = await accountsAsLastSeen(deps, [...read.values()], secured);
  const byId = new Map(seen.map((account) => [account.id, account]));
  return rows.map(({ contact, account }) =>
    account === undefined ? { contact } : { contact, account: byId.get(account.id) ?? account },
  );
}
