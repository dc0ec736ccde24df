import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { Run } from '../../../shared/state/contract.ts';
import type { Row, StorageTable, StoredRow } from '../../../shared/state/storage-table.ts';
import { makeTableRuns } from '../../../shared/state/table-runs.ts';
import { runIdOf } from '../../builders/ids.ts';

const unused = () => Promise.reject(new Error('not asked for'));

/** Keeps what is upserted, in the order of keys. */
function tableInMemory() {
  const rows: Row[] = [];
  const table: StorageTable = {
    name: 'Runs',
    readRows: async (keys) =>
      rows.flatMap((row): StoredRow[] =>
        keys.some((key) => key.partitionKey === row.partitionKey && key.rowKey === row.rowKey)
          ? [{ ...row, etag: 'e' }]
          : [],
      ),
    upsertRows: async (added) => {
      rows.push(...added);
    },
    listRows: unused,
    listAllRows: unused,
    insertRows: unused,
    saveRows: unused,
    deleteRows: unused,
  };
  return { table, headers: () => rows.filter(({ rowKey }) => rowKey === 'header') };
}

const aRun = (kind: Run['kind']): Run => ({
  runId: runIdOf('run-1'),
  kind,
  epoch: 1,
  startedAt: instantSchema.parse('2026-11-01T00:00:00Z'),
  startedBy: 'somebody',
  dryRun: false,
});

it('keeps a direct run under the word that 0.3.0 wrote and reads', async () => {
  const { table, headers } = tableInMemory();
  const runs = makeTableRuns(table);
  await runs.saveRun(aRun('direct'));
  expect(headers()).toMatchObject([{ columns: { kind: 'release' } }]);
  expect(await runs.readRun(runIdOf('run-1'))).toEqual(aRun('direct'));
});

it('reads a row of 0.3.0, and one whose word is the new one', async () => {
  for (const kind of ['release', 'direct']) {
    const { table } = tableInMemory();
    const columns = { ...aRun('direct'), kind };
    await table.upsertRows([{ partitionKey: 'run-run-1', rowKey: 'header', columns }]);
    expect(await makeTableRuns(table).readRun(runIdOf('run-1'))).toMatchObject({ kind: 'direct' });
  }
});
