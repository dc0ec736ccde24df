import type { ImportReport } from '../import/apply-crm-files.ts';
import type { ContactCounts } from './count-contacts.ts';
import { countOutcomes } from './count-outcomes.ts';
import { rejectedIn } from './fill-feed-folder.ts';
import type { FollowedRun } from './follow-runs.ts';
import type { ProfileFileReport } from './profile-file-report.ts';
import type { RequestCost } from './request-tally.ts';

const BYTES_PER_MB = 1_000_000;
export const inMb = (bytes: number | undefined): number | null =>
  bytes === undefined ? null : Math.ceil(bytes / BYTES_PER_MB);
const inSeconds = (ms: number): number => Math.round(ms / 100) / 10;

export type Measurements = {
  /** What the stand-in counted; absent where the CRM is a real one. */
  dataverse?: { requests: Readonly<Record<string, number>>; throttled: number; refused: number };
  /** What the app says it asked of Dataverse. */
  dataverseRequests: Readonly<Record<string, RequestCost>>;
  messages: Record<string, unknown>;
  tableOperations: Record<string, number>;
  peakMemoryBytes: { cli: number; runner: number; azurite: number | undefined };
  runnerRestarts: number;
};

/** What a run did and what it cost, for summary.json and for comparing runs. */
export function makeSummary(parts: {
  followed: FollowedRun;
  counted: ContactCounts;
  imported: ImportReport;
  profiles: readonly ProfileFileReport[];
  dryRun: boolean;
  today: string;
  measurements: Measurements;
  stageMs: Record<string, number>;
}) {
  const { followed, counted, imported, profiles, measurements, stageMs } = parts;
  const { run, parked } = followed;
  const { byOutcome: validations, flags, other } = countOutcomes(run.progress.counts);
  const { byOutcome, byReason } = countOutcomes(counted.byReason);
  const { cli, runner, azurite } = measurements.peakMemoryBytes;
  return {
    runId: run.runId,
    state: run.state,
    dryRun: parts.dryRun,
    today: parts.today,
    /** Of this run alone: nothing when nothing changed since the last. */
    validated: {
      contacts: counted.contacts,
      /** Verdicts saved: a contact that is validated twice counts twice here, and in the API. */
      validations: Object.values(validations).reduce((sum, count) => sum + count, 0),
      jobs: run.progress.jobsDone,
      outcomes: byOutcome,
      reasons: byReason,
    },
    flags,
    flagsWritten: flags['written'] ?? 0,
    otherCounts: other,
    parked: parked.map(({ contactId, reason }) => ({ contactId, reason })),
    crmFiles: {
      contacts: imported.contacts,
      accounts: imported.accounts,
      opportunities: imported.opportunities,
      rows: imported.rows,
      repeatedRows: imported.repeated,
      rejectedRows: imported.rejectedRows,
      rejected: imported.rejected,
      notes: imported.notes,
      readings: imported.readings,
    },
    profiles: {
      files: profiles.map(({ counts }) => counts),
      rejectedRecords: profiles.reduce(
        (sum, { rejectedRecords }) => sum + rejectedRecords,
        run.progress.rejectedRecords,
      ),
      rejected: [...rejectedIn(profiles), ...run.rejected],
    },
    ...(measurements.dataverse !== undefined && { dataverse: measurements.dataverse }),
    dataverseRequests: measurements.dataverseRequests,
    messages: measurements.messages,
    tableOperations: measurements.tableOperations,
    runnerRestarts: measurements.runnerRestarts,
    seconds: Object.fromEntries(Object.entries(stageMs).map(([stage, ms]) => [stage, inSeconds(ms)])),
    peakMemoryMb: { cli: inMb(cli), runner: inMb(runner), azurite: inMb(azurite) },
  };
}
export type Summary = ReturnType<typeof makeSummary>;
