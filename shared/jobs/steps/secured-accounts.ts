import { asLastSeen, hidesAccounts } from '../../changes/as-last-seen.ts';
import type { ContactWithAccount } from '../../domain/contact.ts';
import type { SecuredField } from '../../domain/safeguards.ts';
import type { AccountStore } from '../../state/contract.ts';

/** Contacts with their accounts, with what column security hides of these now as the sweeps last saw it. */
export async function withAccountsAsLastSeen(
  { accounts }: { accounts: Pick<AccountStore, 'readAccounts'> },
  rows: readonly ContactWithAccount[],
  { secured }: { secured: readonly SecuredField[] },
): Promise<readonly ContactWithAccount[]> {
  if (!hidesAccounts(secured)) return rows;
  const ids = new Set(rows.flatMap(({ account }) => account?.id ?? []));
  const stored = await accounts.readAccounts([...ids]);
  return rows.map(({ contact, account }) =>
    account === undefined
      ? { contact }
      : { contact, account: asLastSeen(account, { known: stored.get(account.id), secured }) },
  );
}
