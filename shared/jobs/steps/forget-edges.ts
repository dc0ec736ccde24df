import type { AccountContactMail } from '../../domain/scope.ts';
import type { ScopeStore } from '../../state/contract.ts';
import type { LearnedStore } from '../../state/learned-contract.ts';

export type ForgetEdgesDeps = {
  scope: Pick<ScopeStore, 'deleteAccountContacts'>;
  learned: Pick<LearnedStore, 'markAccounts'>;
};

/** These contacts no longer hang under these accounts, which may have learned from where they write. */
export async function forgetEdges(
  { scope, learned }: ForgetEdgesDeps,
  edges: readonly AccountContactMail[],
): Promise<void> {
  await scope.deleteAccountContacts(edges);
  // After the edges: whoever looks at the account in between finds the mark again.
  await learned.markAccounts([...new Set(edges.map(({ accountId }) => accountId))], 'mail');
}
