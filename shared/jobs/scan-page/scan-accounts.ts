import { accountStamp } from '../../changes/stamps.ts';
import type { Account } from '../../domain/contact.ts';
import { accountIdSchema } from '../../domain/ids.ts';
import type { JobItem } from '../../queue/contract.ts';
import { advance, positionOf, reportUnreadable, type ScanStage, type StageDeps } from './stage.ts';

/** Contacts of an account that are looked at together. */
const CONTACTS_PER_READ = 1000;

/** An account's new name or website concerns its contacts, whose own rows did not change (promise 3). */
export const scanAccounts: ScanStage = async (deps, stagePage) => {
  const { sweep, cursor, signal } = stagePage;
  const page = await deps.changes.readChanges({ table: 'accounts', cursor: positionOf(cursor), signal });
  if (page.kind === 'expired') {
    deps.telemetry.record('cursor.expired', { runId: sweep.runId, stage: 'accounts' });
    return { rows: 0, items: [], cursor: {}, complete: false };
  }
  await reportUnreadable(deps, stagePage, { table: 'accounts', rows: page.unreadable });
  // Saved before the edges are read; the contacts page does it the other way round, so neither misses the other.
  await deps.accounts.saveAccounts(page.rows);
  await deps.accounts.deleteAccounts(page.deletedIds.map((id) => accountIdSchema.parse(id)));
  const items: JobItem[] = [];
  for (const account of page.rows) items.push(...(await itemsOf(deps, account)));
  return {
    rows: page.rows.length + page.deletedIds.length,
    items,
    cursor: advance(cursor, page),
    complete: page.kind === 'complete',
  };
};

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
