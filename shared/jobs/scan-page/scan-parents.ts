import { parentStamp } from '../../changes/stamps.ts';
import type { Account } from '../../domain/contact.ts';
import { inChunks } from '../../domain/in-chunks.ts';
import type { JobItem } from '../../queue/contract.ts';
import { itemsNotStamped } from './items-not-stamped.ts';
import type { StageDeps } from './stage.ts';

/** Accounts whose children are asked for in one request: their ids stand in its address. */
const ACCOUNTS_PER_READ = 100;

/** Whether contacts of its child accounts were judged by another name or website of it. */
export const isRenamed = (account: Account, before: Account | undefined): boolean =>
  before !== undefined && parentStamp(before) !== parentStamp(account);

/**
 * The contacts under the child accounts of these: a person who works for the parent has not left the child (policy
 * `relatedCompanies`), and no row of theirs changes when the parent does. Only who was judged by another name or website
 * of the parent; grandchildren are not compared with it.
 */
export async function itemsUnderParents(
  deps: StageDeps,
  { parents, signal }: { parents: readonly Account[]; signal: AbortSignal },
): Promise<JobItem[]> {
  const items: JobItem[] = [];
  for (const chunk of inChunks(parents, ACCOUNTS_PER_READ)) {
    const stamps = new Map(chunk.map((parent) => [parent.id, parentStamp(parent)]));
    let next: string | undefined;
    do {
      const found = await deps.contacts.listChildAccounts({ parentIds: [...stamps.keys()], next, signal });
      for (const { id, parentId } of found.children) {
        const stamp = stamps.get(parentId);
        if (stamp !== undefined)
          items.push(...(await itemsNotStamped(deps, { accountId: id, cause: 'parent', stamp })));
      }
      next = found.next;
    } while (next !== undefined);
  }
  return items;
}
