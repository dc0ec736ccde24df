import type { AccountId, Stamp } from '../../domain/ids.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { StageDeps } from './stage.ts';

const CONTACTS_PER_READ = 1000;

type Sought = { accountId: AccountId; cause: 'account' | 'parent' | 'learned'; stamp: Stamp };

/** Jobs for the contacts known to hang under an account that were judged by another stamp of this kind than the one it has. */
export async function itemsNotStamped(
  { scope, snapshots }: Pick<StageDeps, 'scope' | 'snapshots'>,
  { accountId, cause, stamp }: Sought,
): Promise<JobItem[]> {
  const items: JobItem[] = [];
  let next: string | undefined;
  do {
    const edges = await scope.listContactsOfAccount({ accountId, next, limit: CONTACTS_PER_READ });
    const judged = await snapshots.readSnapshots(edges.contactIds);
    for (const contactId of edges.contactIds) {
      // Without a snapshot its first validation is under way and may have read what was true before.
      if (judged.get(contactId)?.row.stamps[cause] !== stamp) items.push({ contactId, cause, stamp });
    }
    next = edges.next;
  } while (next !== undefined);
  return items;
}
