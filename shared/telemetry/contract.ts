import type { ContactId, JobId, RunId } from '../domain/ids.ts';
import type { Stage } from '../domain/sweep.ts';

type Counts = Readonly<Record<string, number>>;

/** What requests to Dataverse are for. */
export type RequestKind = 'changePage' | 'jobRead' | 'writeBatch' | 'query' | 'definition' | 'otherWrite';
/** `throttled`: tries that met a 429. `wireMs`: in all tries, without waiting between them. */
export type RequestCounts = { attempts: number; throttled: number; wireMs: number };

/** Everything the product ever reports of itself: ids, counts, durations, kinds; no person's data. */
export type TelemetryEvents = {
  'app.started': { rulesVersion: string };
  /** Set beside the settings, looks like one and is read by nobody: that of another version, perhaps. */
  'setting.unknown': { name: string; nearest: string };
  /** `sweepAgeHours`: since the latest sweep began; far beyond the interval when it does not come to its end. */
  'timer.ticked': { result: string; sweepAgeHours: number };
  /** A call of the administration API that was turned away; never who called. */
  'access.refused': { operation: string; reason: string; callerId?: string };
  /** The keys of the issuer of tokens could not be read. */
  'keys.missed': { url: string };
  'enablement.changed': { mode: string; changedBy: string };
  'sweep.started': { runId: RunId; kind: string; startedBy: string };
  'sweep.woken': { runId: RunId; stage: string; page: number };
  'sweep.finished': { runId: RunId; pages: number; durationMs: number };
  /** How long a message lay in its queue. */
  'message.received': { queue: string; waitMs: number; deliveryCount: number };
  /** How old the newest of the profiles read is: a source that stopped delivering shows here. */
  'profiles.read': { runId: RunId; profiles: number; newestAgeHours: number };
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
  'job.dropped': { runId: RunId; jobId: JobId; reason: 'disabled' | 'cancelled' };
  'job.postponed': { runId: RunId; jobId: JobId; waitMs: number };
  'contact.parked': { contactId: ContactId; reason: string; detail: string };
  'record.rejected': { file: string; line: number; problem: string };
  'lookup.crowded': { keys: number };
  'message.parked': { queue: string; messageId: string; reason: string };
  /** One request with all its tries. */
  'dataverse.requested': RequestCounts & { kind: RequestKind };
  'dataverse.throttled': { retryAfterMs: number };
  'flags.released': { runId: RunId; contacts: number };
  'move.decided': { moveId: string; decision: string; decidedBy: string; runId: RunId };
  'environment.differs': { pinned: string; found: string };
  'flag.moved': { from: string; to: string };
  'columns.secured': { columns: string };
  'safeguard.answered': { answer: string; answeredBy: string; organizationId?: string };
  'persons.erased': { contacts: number; profiles: number; erasedBy: string };
  'profiles.removed': { profiles: number };
  'undo.postponed': { runId: RunId; reason: string; waitMs: number };
  'run.undone': { runId: RunId; restored: number; kept: number };
};
export type TelemetryEvent = keyof TelemetryEvents;

export interface Telemetry {
  record<Event extends TelemetryEvent>(event: Event, fields: TelemetryEvents[Event]): void;
}

export interface Tracing {
  /** Runs the work as one span of the trace under way; a fault marks the span and goes on to the caller. */
  trace<Result>(span: SpanName, work: () => Promise<Result>): Promise<Result>;

  /** The span under way as W3C `traceparent`: it travels with a message, so that a trace does not end at a queue. */
  traceParent(): string | undefined;
}

/** Names of spans are as closed a list as events: a name never holds data. */
export type SpanName = 'FindChanges' | 'ScanPage' | 'ValidateContacts' | 'ParkDeadLetters' | 'Manage';
