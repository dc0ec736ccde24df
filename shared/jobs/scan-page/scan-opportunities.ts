import { opportunityIdSchema, type ContactId } from '../../domain/ids.ts';
import type { Opportunity } from '../../domain/scope.ts';
import type { JobItem } from '../../queue/contract.ts';
import { readsEveryRow } from './read-anew.ts';
import type { ScanStage, StageDeps, StagePage } from './stage.ts';
import { progressOf, readTracked } from './tracked-page.ts';

/** Keeps the edges between opportunities and contacts, and brings contacts that enter the scope through them. */
export const scanOpportunities: ScanStage = async (deps, page) => {
  const { changes, restart } = await readTracked(deps, page, 'opportunities');
  if (restart !== undefined) return restart;
  await deps.scope.saveOpportunities(changes.rows);
  // A contact that leaves the scope this way is found at its next validation (design §10).
  await deps.scope.deleteOpportunities(changes.deletedIds.map((id) => opportunityIdSchema.parse(id)));
  return {
    ...progressOf(page, changes),
    items: await entering(deps, page, await contactsOfSyncing(deps, changes.rows)),
  };
};

async function contactsOfSyncing(
  deps: StageDeps,
  opportunities: readonly Opportunity[],
): Promise<ContactId[]> {
  const members = await deps.members.listMembers();
  const counting = opportunities.filter(
    ({ ownerId, open }) =>
      (open || !deps.openOpportunitiesOnly) && ownerId !== undefined && members.has(ownerId),
  );
  const stakeholders = await deps.scope.listContactsOfOpportunities(counting.map(({ id }) => id));
  return [...counting.flatMap(({ contactIds }) => contactIds), ...stakeholders];
}

/** Items for contacts that were out of scope or never seen. Needless while every contact is about to be read. */
export async function entering(
  deps: StageDeps,
  { sweep }: StagePage,
  contactIds: readonly ContactId[],
): Promise<JobItem[]> {
  if (readsEveryRow(sweep.cursors.contacts ?? {})) return [];
  const ids = [...new Set(contactIds)];
  const snapshots = await deps.snapshots.readSnapshots(ids);
  return ids
    .filter((id) => (snapshots.get(id)?.row.outcome.reason ?? 'out_of_scope') === 'out_of_scope')
    .map((contactId) => ({ contactId, cause: 'scope', stamp: '' }));
}
