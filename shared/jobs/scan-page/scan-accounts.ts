import { asLastSeen, hidesAccounts } from '../../changes/as-last-seen.ts';
import { accountStamp } from '../../changes/stamps.ts';
import type { Account } from '../../domain/contact.ts';
import { accountIdSchema, type AccountId, type OwnerId } from '../../domain/ids.ts';
import { inChunks } from '../../domain/in-chunks.ts';
import type { JobItem } from '../../queue/contract.ts';
import { followWebsites } from './follow-websites.ts';
import { itemsNotStamped } from './items-not-stamped.ts';
import { entering } from './scan-opportunities.ts';
import { isRenamed } from './scan-parents.ts';
import type { ScanStage, StageDeps, StagePage } from './stage.ts';
import { progressOf, readTracked } from './tracked-page.ts';

/** Accounts whose contacts are asked for in one request: their ids stand in its address. */
const ACCOUNTS_PER_READ = 100;

/** An account's new name or website concerns its contacts, whose own rows did not change (promise 3). */
export const scanAccounts: ScanStage = async (deps, page) => {
  const { changes, restart } = await readTracked(deps, page, 'accounts');
  if (restart !== undefined) return restart;
  // Before the first contacts page no contact is known to hang under any account.
  const isFirst = page.sweep.cursors.contacts === undefined;
  const deletedIds = changes.deletedIds.map((id) => accountIdSchema.parse(id));
  const isVeryFirst = isFirst && page.cursor.round === undefined;
  const ids = [...changes.rows.map(({ id }) => id), ...deletedIds];
  const stored =
    isVeryFirst && !hidesAccounts(page.secured)
      ? new Map<AccountId, Account>()
      : await deps.accounts.readAccounts(ids);
  const before = isVeryFirst ? undefined : stored;
  const accounts = changes.rows.map((account) =>
    asLastSeen(account, { known: stored.get(account.id), secured: page.secured }),
  );
  const entered = isFirst ? [] : await changedHands(deps, accounts, before);
  // While the stored accounts still say what they were: a page that is repeated must find it again.
  await followWebsites(deps, { before, accounts, deletedIds });
  const renamed = accounts.filter((account) => isRenamed(account, before?.get(account.id)));
  await deps.learned.markAccounts(
    renamed.map(({ id }) => id),
    'parent',
  );
  // Saved before the edges are read; the contacts page does it the other way round, so neither misses the other.
  await deps.accounts.saveAccounts(entered.length === 0 ? accounts : withFormerOwners(accounts, entered));
  await deps.accounts.deleteAccounts(deletedIds);
  for (const id of deletedIds) await deps.holds.deleteMovesOf(id);
  const items: JobItem[] = [];
  for (const account of isFirst ? [] : accounts) {
    const stamp = accountStamp(account);
    items.push(...(await itemsNotStamped(deps, { accountId: account.id, cause: 'account', stamp })));
  }
  for (const chunk of inChunks(entered, ACCOUNTS_PER_READ)) {
    items.push(...(await enteringUnder(deps, page, chunk)));
  }
  return {
    ...progressOf(page, changes),
    items,
    // Only now: a page that is repeated before its jobs are durable must find the change of hands again.
    ...(entered.length > 0 && {
      afterQueued: () => deps.accounts.saveAccounts(entered.map(({ account }) => account)),
    }),
  };
};

type Entered = { account: Account; formerOwner: OwnerId | undefined };

/** Accounts that belong to a syncing user and did not when last seen: a delta does not say what it was. */
async function changedHands(
  deps: StageDeps,
  accounts: readonly Account[],
  before: ReadonlyMap<AccountId, Account> | undefined,
): Promise<Entered[]> {
  const members = await deps.members.listMembers();
  const syncs = (owner: OwnerId | undefined): boolean => owner !== undefined && members.has(owner);
  return accounts
    .filter(({ ownerId }) => syncs(ownerId))
    .map((account) => ({ account, formerOwner: before?.get(account.id)?.ownerId }))
    .filter(({ formerOwner }) => !syncs(formerOwner));
}

function withFormerOwners(accounts: readonly Account[], entered: readonly Entered[]): Account[] {
  const former = new Map(entered.map(({ account, formerOwner }) => [account.id, formerOwner]));
  return accounts.map(({ ownerId, ...account }) => {
    const owner = former.has(account.id) ? former.get(account.id) : ownerId;
    return owner === undefined ? account : { ...account, ownerId: owner };
  });
}

async function enteringUnder(
  deps: StageDeps,
  page: StagePage,
  entered: readonly Entered[],
): Promise<JobItem[]> {
  const items: JobItem[] = [];
  const accountIds = entered.map(({ account }) => account.id);
  let next: string | undefined;
  do {
    const found = await deps.contacts.listContactsOfAccounts({ accountIds, next, signal: page.signal });
    items.push(...(await entering(deps, page, found.contactIds)));
    next = found.next;
  } while (next !== undefined);
  return items;
}
