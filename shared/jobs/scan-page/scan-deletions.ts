import { inChunks } from '../../domain/in-chunks.ts';
import type { Cursor, Sweep } from '../../domain/sweep.ts';
import type { ScanStage } from './stage.ts';

/** Snapshots looked at together; ten requests for ids of contacts alone. */
const SNAPSHOTS_PER_PAGE = 1000;
const IDS_PER_REQUEST = 100;

const OWED = 'owed';

/** What a round over every contact leaves to do: it tells of no contact that was deleted before it began. */
export const deletionsOwed = ({ cursors }: Sweep, { round }: Cursor): Pick<Sweep['cursors'], 'deletions'> =>
  // The very first sweep knows of nobody yet, and so of nobody who could be gone.
  round === undefined && cursors.due !== undefined ? { deletions: { round: OWED } } : {};

/** Contacts that vanished while no link told of deletions (design §10): their jobs remove what we hold of them. */
export const scanDeletions: ScanStage = async (deps, { cursor, signal }) => {
  if (cursor.round === undefined) return { rows: 0, items: [], cursor: {}, complete: true };
  const { snapshots, next } = await deps.snapshots.listSnapshots({
    next: cursor.next,
    limit: SNAPSHOTS_PER_PAGE,
  });
  const ids = snapshots.map(({ contactId }) => contactId);
  const present = new Set<string>();
  for (const chunk of inChunks(ids, IDS_PER_REQUEST)) {
    for (const id of await deps.contacts.listExisting({ ids: chunk, signal })) present.add(id);
  }
  const items = ids
    .filter((id) => !present.has(id))
    .map((contactId) => ({ contactId, cause: 'contact' as const, stamp: 'deleted' }));
  return {
    rows: ids.length,
    items,
    cursor: next === undefined ? {} : { round: OWED, next },
    complete: next === undefined,
  };
};
