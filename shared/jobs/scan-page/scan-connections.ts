import { isInScope } from '../../changes/scope-rule.ts';
import type { ContactId } from '../../domain/ids.ts';
import { entering } from './scan-opportunities.ts';
import { advance, positionOf, reportUnreadable, type ScanStage, type StageDeps } from './stage.ts';

/** Stakeholders of opportunities: contacts related by a connection. */
export const scanConnections: ScanStage = async (deps, page) => {
  const { cursor, signal, sweep } = page;
  const changes = await deps.changes.readChanges({
    table: 'connections',
    cursor: positionOf(cursor),
    signal,
  });
  if (changes.kind === 'expired') {
    deps.telemetry.record('cursor.expired', { runId: sweep.runId, stage: 'connections' });
    return { rows: 0, items: [], cursor: {}, complete: false };
  }
  await reportUnreadable(deps, page, { table: 'connections', rows: changes.unreadable });
  const active = changes.rows.filter((row) => row.active);
  await deps.scope.saveStakeholders(active);
  const ended = changes.rows.filter((row) => !row.active).map(({ id }) => id);
  await deps.scope.deleteStakeholders([...ended, ...changes.deletedIds]);
  const related = await relatedToSyncing(
    deps,
    active.map(({ contactId }) => contactId),
  );
  return {
    rows: changes.rows.length + changes.deletedIds.length,
    items: await entering(deps, page, related),
    cursor: advance(cursor, changes),
    complete: changes.kind === 'complete',
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
