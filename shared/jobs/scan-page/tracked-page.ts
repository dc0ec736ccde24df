import type { ChangePage, TrackedRows, TrackedTable, UnreadableRow } from '../../crm/contract.ts';
import type { Cursor } from '../../domain/sweep.ts';
import { positionOf } from './read-anew.ts';
import type { StageDeps, StagePage, StageResult } from './stage.ts';

type Changes<Table extends TrackedTable> = Exclude<ChangePage<TrackedRows[Table]>, { kind: 'expired' }>;

/** One page of a tracked table; `restart` when its cursor is too old and the table is to be read anew. */
export async function readTracked<Table extends TrackedTable>(
  deps: StageDeps,
  page: StagePage,
  table: Table,
): Promise<{ changes: Changes<Table>; restart?: never } | { changes?: never; restart: StageResult }> {
  const { cursor, signal, sweep } = page;
  const changes = await deps.changes.readChanges({ table, cursor: positionOf(cursor), signal });
  if (changes.kind === 'expired') {
    deps.telemetry.record('cursor.expired', { runId: sweep.runId, stage: table });
    return { restart: { rows: 0, items: [], cursor: {}, complete: false } };
  }
  await reportUnreadable(deps, page, { table, rows: changes.unreadable });
  return { changes };
}

/** What a stage answers after such a page. */
export const progressOf = <Table extends TrackedTable>(
  { cursor }: StagePage,
  changes: Changes<Table>,
): Pick<StageResult, 'rows' | 'cursor' | 'complete'> => ({
  rows: changes.rows.length + changes.deletedIds.length,
  cursor: advance(cursor, changes),
  complete: changes.kind === 'complete',
});

/** The round's start stays until the round is complete, to begin it again when its next page fails (promise 2). */
function advance({ round }: Cursor, page: { kind: 'more' | 'complete'; cursor: string }): Cursor {
  if (page.kind === 'complete') return { round: page.cursor };
  return { ...(round !== undefined && { round }), next: page.cursor };
}

/** Rows Dataverse holds and we cannot understand are reported like a feed's bad records; the others go on. */
async function reportUnreadable(
  deps: Pick<StageDeps, 'runs' | 'telemetry'>,
  { sweep }: StagePage,
  { table, rows }: { table: TrackedTable; rows: readonly UnreadableRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map(({ id, problem }) => ({ file: `dataverse/${table}/${id}`, line: 0, problem }));
  await deps.runs.addRejected({ runId: sweep.runId, records });
  for (const record of records) deps.telemetry.record('record.rejected', record);
}
