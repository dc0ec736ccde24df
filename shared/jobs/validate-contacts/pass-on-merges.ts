import type { ContactWithAccount } from '../../domain/contact.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { JobItem } from '../../queue/contract.ts';

/**
 * A survivor that has lost a merge itself since: what it was to take over goes on to whoever survived it. Its own row
 * hands on only what its snapshot held, and that knows nothing of this yet.
 */
export function passOnMerges(items: readonly JobItem[], found: readonly ContactWithAccount[]): JobItem[] {
  const survivors = new Map<ContactId, ContactId>(
    found.flatMap(({ contact: { id, mergedInto } }) => (mergedInto === undefined ? [] : [[id, mergedInto]])),
  );
  return items.flatMap((item) => {
    const contactId = item.cause === 'merged' ? survivors.get(item.contactId) : undefined;
    return contactId === undefined || contactId === item.stamp
      ? []
      : [{ contactId, cause: 'merged', stamp: item.stamp }];
  });
}
