import { accountStamp } from '../../changes/stamps.ts';
import type { Account } from '../../domain/contact.ts';
import { accountIdSchema, type AccountId } from '../../domain/ids.ts';
import { websiteDomain } from '../../matching/company/company-domain.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { ScanStage, StageDeps } from './stage.ts';
import { progressOf, readTracked } from './tracked-page.ts';

/** Contacts of an account that are looked at together. */
const CONTACTS_PER_READ = 1000;

/** An account's new name or website concerns its contacts, whose own rows did not change (promise 3). */
export const scanAccounts: ScanStage = async (deps, page) => {
  const { changes, restart } = await readTracked(deps, page, 'accounts');
  if (restart !== undefined) return restart;
  // Saved before the edges are read; the contacts page does it the other way round, so neither misses the other.
  await deps.accounts.saveAccounts(changes.rows);
  await deps.accounts.deleteAccounts(changes.deletedIds.map((id) => accountIdSchema.parse(id)));
  // A website's domain is nobody else's, however many of an account's contacts write from it.
  await deps.learned.addOwners(changes.rows.flatMap(ownerOf));
  const items: JobItem[] = [];
  // Before the first contacts page no contact is known to hang under any account.
  const concerned = page.sweep.cursors.contacts === undefined ? [] : changes.rows;
  for (const account of concerned) items.push(...(await itemsOf(deps, account)));
  return {
    ...progressOf(page, changes),
    items,
  };
};

function ownerOf({ id, website }: Account): { domain: string; accountId: AccountId }[] {
  const domain = website === undefined ? undefined : websiteDomain(website);
  return domain === undefined ? [] : [{ domain, accountId: id }];
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
