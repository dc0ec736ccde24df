import type { LocalPlatform } from '../../local/cli/start-local-platform.ts';
import { contactIdSchema, type ContactId } from '../../shared/domain/ids.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';
import type { AuditEntry, AuditStore, SnapshotStore } from '../../shared/state/contract.ts';

type State = { snapshots: SnapshotStore; audit: AuditStore };

const PAGE_ROWS = 1000;

async function allSnapshots({ snapshots: store }: State): Promise<Snapshot[]> {
  const all: Snapshot[] = [];
  let next: string | undefined;
  do {
    const page = await store.listSnapshots({ next, limit: PAGE_ROWS });
    all.push(...page.snapshots);
    next = page.next;
  } while (next !== undefined);
  return all;
}

function flagsIn({ dataverse }: LocalPlatform): [ContactId, unknown][] {
  return [...dataverse.store.iterate('contact')]
    .map((row): [ContactId, unknown] => [
      contactIdSchema.parse(row['contactid']),
      row['msdyn_orgchangestatus'] ?? null,
    ])
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

async function auditOf(state: State, ids: readonly ContactId[]): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const id of ids) entries.push(...(await state.audit.listByContact(id)));
  return entries;
}

/** What must be the same however often the process died: everything but instants and the run's id. */
export async function platformEndState(platform: LocalPlatform, state: State) {
  const flags = flagsIn(platform);
  const snapshots = await allSnapshots(state);
  const ids = snapshots.map(({ contactId }) => contactId);
  const audit = await auditOf(state, ids);
  return {
    flags,
    snapshots: snapshots.map(({ validatedAt, ...rest }) => rest),
    audit: audit.map(({ runId, at, ...rest }) => rest),
  };
}
