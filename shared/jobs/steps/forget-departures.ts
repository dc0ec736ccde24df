import type { AccountId, ContactId } from '../../domain/ids.ts';
import type { AccountStore } from '../../state/contract.ts';

export type ForgetDeparturesDeps = { accounts: Pick<AccountStore, 'listDepartures' | 'deleteDepartures'> };

/** Departures lie with the account: nothing of these contacts stays there. */
export async function forgetDepartures(
  { accounts }: ForgetDeparturesDeps,
  edges: readonly { contactId: ContactId; accountId: AccountId }[],
): Promise<void> {
  for (const [accountId, left] of Map.groupBy(edges, (edge) => edge.accountId)) {
    const ids = new Set(left.map(({ contactId }) => contactId));
    const departures = await accounts.listDepartures(accountId);
    await accounts.deleteDepartures(departures.filter(({ contactId }) => ids.has(contactId)));
  }
}
