import type { ContactId, JobId, RunId } from '../domain/ids.ts';
import type { Stage } from '../domain/sweep.ts';

type Counts = Readonly<Record<string, number>>;

/** Everything the product ever reports of itself: ids, counts, durations, kinds; no person's data. */
export type TelemetryEvents = {
  'enablement.changed': { mode: string; changedBy: string };
  'sweep.started': { runId: RunId; kind: string; startedBy: string };
  'sweep.woken': { runId: RunId; stage: string; page: number };
  'sweep.finished': { runId: RunId; pages: number };
  'page.scanned': {
    runId: RunId;
    stage: Stage;
    page: number;
    rows: number;
    queued: number;
    durationMs: number;
  };
  'page.postponed': { runId: RunId; stage: Stage; page: number; reason: string; waitMs: number };
  'page.superseded': { runId: RunId; page: number };
  'cursor.expired': { runId: RunId; stage: Stage };
  'job.finished': { runId: RunId; jobId: JobId; items: number; counts: Counts; durationMs: number };
  'job.dropped': { runId: RunId; jobId: JobId; reason: 'disabled' | 'cancelled' | 'other_environment' };
  'job.postponed': { runId: RunId; jobId: JobId; waitMs: number };
  'contact.parked': { contactId: ContactId; reason: string; detail: string };
  'record.rejected': { file: string; line: number; problem: string };
  'lookup.crowded': { keys: number };
  'message.parked': { queue: string; messageId: string; reason: string };
  'dataverse.throttled': { retryAfterMs: number };
  'flags.released': { runId: RunId; contacts: number };
  'move.decided': { moveId: string; decision: string; decidedBy: string; runId: RunId };
  'environment.differs': { pinned: string; found: string };
  'columns.secured': { columns: string };
  'safeguard.answered': { answer: string; answeredBy: string };
  'run.undone': { runId: RunId; restored: number; kept: number };
};
export type TelemetryEvent = keyof TelemetryEvents;

export interface Telemetry {
  record<Event extends TelemetryEvent>(event: Event, fields: TelemetryEvents[Event]): void;
}
