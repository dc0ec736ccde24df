import type { ContactId } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { JobItem, ValidationJob } from '../../queue/contract.ts';
import type { Versioned } from '../../state/contract.ts';
import { dropClaims } from '../steps/claim-profiles.ts';
import { dropContacts } from '../steps/drop-contacts.ts';
import { edgeOf } from '../steps/edge-of.ts';
import { forgetEdges } from '../steps/forget-edges.ts';
import type { ValidateContactsDeps } from './deps.ts';
import { queueOthers } from './queue-others.ts';
import type { Tally } from './tally.ts';

type Gone = {
  items: readonly JobItem[];
  snapshots: ReadonlyMap<ContactId, Versioned<Snapshot>>;
  tally: Tally;
};

/** The contacts of these items are deleted: whoever had a claim beside them is asked, then all we hold of them goes. */
export async function dropGone(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, snapshots, tally }: Gone,
): Promise<void> {
  const ids = [...new Set(items.map(({ contactId }) => contactId))];
  const gone = ids.map((contactId) => ({ contactId, snapshot: snapshots.get(contactId)?.row }));
  await queueOthers(deps, job, await dropClaims(deps, gone, items));
  await forgetEdges(deps, items.flatMap(edgeOf));
  await dropContacts(
    deps,
    gone.flatMap(({ snapshot }) => snapshot ?? []),
  );
  await deps.parked.unpark(ids);
  tally.add('gone', ids.length);
}
