import { asLastSeen, hidesAccounts } from '../../changes/as-last-seen.ts';
import { accountStamp } from '../../changes/stamps.ts';
import type { Account } from '../../domain/contact.ts';
import { accountIdSchema, type AccountId, type OwnerId } from '../../domain/ids.ts';
import { inChunks } from '../../domain/in-chunks.ts';
import type { JobItem } from '../../queue/contract.ts';
import { followWebsites } from './follow-websites.ts';
import { entering } from './scan-opportunities.ts';
import type { ScanStage, StageDeps, StagePage } from './stage.ts';
import { progressOf, readTracked } from './tracked-page.ts';

/** Contacts of an account that are looked at together. */
const CONTACTS_PER_READ = 1000;

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
  // While the accounts still say what their websites were: a page that is repeated must find it again.
  await followWebsites(deps, { before, accounts, deletedIds });
  // Saved before the edges are read; the contacts page does it the other way round, so neither misses the other.
  await deps.accounts.saveAccounts(entered.length === 0 ? accounts : withFormerOwners(accounts, entered));
  await deps.accounts.deleteAccounts(deletedIds);
  for (const id of deletedIds) await deps.holds.deleteMovesOf(id);
  const items: JobItem[] = [];
  for (const account of isFirst ? [] : accounts) items.push(...(await itemsOf(deps, account)));
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

async function itemsOf(deps: StageDeps, account: Account): Promise<JobItem[]> {
  const stamp = accountStamp(account);
  const items: JobItem[] = [];
  let next: string | undefined;
  do {
    const edges = await deps.scope.listContactsOfAccount({
      accountId: account.id,
      next,
      limit: CONTACTS_PER_READ,
    });
    const snapshots = await deps.snapshots.readSnapshots(edges.contactIds);
    for (const contactId of edges.contactIds) {
      // Without a snapshot its first validation is under way and may have read the old name.
      if (snapshots.get(contactId)?.row.stamps.account === stamp) continue;
      items.push({ contactId, cause: 'account', stamp });
    }
    next = edges.next;
  } while (next !== undefined);
  return items;
}
