import { isInScope } from '../../changes/scope-rule.ts';
import type { ContactId } from '../../domain/ids.ts';
import { entering } from './scan-opportunities.ts';
import type { ScanStage, StageDeps } from './stage.ts';
import { progressOf, readTracked } from './tracked-page.ts';

/** Stakeholders of opportunities: contacts related by a connection. */
export const scanConnections: ScanStage = async (deps, page) => {
  const { changes, restart } = await readTracked(deps, page, 'connections');
  if (restart !== undefined) return restart;
  const active = changes.rows.filter((row) => row.active);
  await deps.scope.saveStakeholders(active);
  const ended = changes.rows.filter((row) => !row.active).map(({ id }) => id);
  await deps.scope.deleteStakeholders([...ended, ...changes.deletedIds]);
  const related = await relatedToSyncing(
    deps,
    active.map(({ contactId }) => contactId),
  );
  return {
    ...progressOf(page, changes),
    items: await entering(deps, page, related),
  };
};

async function relatedToSyncing(deps: StageDeps, contactIds: readonly ContactId[]): Promise<ContactId[]> {
  const members = await deps.members.listMembers();
  const related = await deps.scope.listOpportunitiesOf(contactIds);
  const circle = { members, openOnly: deps.openOpportunitiesOnly };
  return contactIds.filter((id) =>
    isInScope({ opportunities: related.get(id) ?? [], flaggedByUs: false }, circle),
  );
}
