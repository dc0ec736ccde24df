import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { Mode } from '../../shared/domain/enablement.ts';
import { NotReady } from './not-ready.ts';

const runSchema = z.object({
  runId: z.string(),
  startedAt: z.string(),
  state: z.enum(['scanning', 'validating', 'finished', 'cancelled']),
  scan: z.object({ stage: z.string(), rows: z.number() }).optional(),
  progress: z.object({
    jobsSent: z.number(),
    jobsDone: z.number(),
    itemsSent: z.number(),
    itemsDone: z.number(),
    counts: z.record(z.string(), z.number()),
    rejectedRecords: z.number(),
  }),
});
const runDetailSchema = runSchema.extend({
  rejected: z.array(z.object({ file: z.string(), line: z.number(), problem: z.string() })),
});
const runsSchema = z.object({
  runs: z.array(runSchema),
  parked: z.array(z.object({ contactId: z.string(), reason: z.string() })).default([]),
});
const enablementSchema = z.object({
  dataValidation: z.enum(['off', 'dryRun', 'on']),
  changedBy: z.string(),
  runId: z.string().optional(),
});
const startedSchema = z.object({ runId: z.string(), state: z.enum(['started', 'running']) });
const refusalSchema = z.object({ detail: z.string() });

export type Toggle = z.infer<typeof enablementSchema>;
export type RunView = z.infer<typeof runSchema>;
export type RunDetail = z.infer<typeof runDetailSchema>;

/** The runner is started again within a second when it dies; storage may need longer after a heavy page. */
const PATIENCE_MS = 60_000;
/** What starts together with the app may not answer yet; what still fails then needs a person. */
const READY_WITHIN_MS = 10_000;
const RETRY_PAUSE_MS = 250;
const ANSWER_LIMIT_MS = 30_000;

type Reach = { url: string; token: () => Promise<string>; readyWithinMs?: number };
type Answer = { status: number; etag: string | null; body: unknown };

/** The app's own HTTP API, as an admin's client calls it; waits while the runner is being started again. */
export class ManageClient {
  private readonly base: string;
  private readonly token: () => Promise<string>;
  private readonly readyWithinMs: number;

  constructor({ url, token, readyWithinMs = READY_WITHIN_MS }: Reach) {
    this.base = `${url}/api/manage`;
    this.token = token;
    this.readyWithinMs = readyWithinMs;
  }

  async readToggle(): Promise<Toggle> {
    return enablementSchema.parse((await this.call('enablement')).body);
  }

  /**
   * Turns data validation to `mode`; the run that this started, or undefined when it was there already. Throws NotReady
   * when a prerequisite keeps failing.
   */
  async enable(mode: Mode): Promise<string | undefined> {
    const until = Date.now() + this.readyWithinMs;
    for (;;) {
      const { body, etag } = await this.call('enablement');
      if (enablementSchema.parse(body).dataValidation === mode) return undefined;
      const headers = { 'if-match': etag ?? '', 'content-type': 'application/json' };
      const init = { method: 'PUT', headers, body: JSON.stringify({ dataValidation: mode }) };
      const answer = await this.call('enablement', init, [409, 412]);
      if (answer.status === 412) continue; // the answer to our own first attempt was lost: read again
      if (answer.status === 409) {
        if (Date.now() >= until) throw new NotReady(refusalSchema.parse(answer.body).detail);
        await wait(RETRY_PAUSE_MS);
        continue;
      }
      return enablementSchema.parse(answer.body).runId;
    }
  }

  /** A sweep now; `running` when an earlier one was not finished and goes on instead. */
  async startRun(): Promise<z.infer<typeof startedSchema>> {
    return startedSchema.parse((await this.call('runs', { method: 'POST' })).body);
  }

  async listRuns(): Promise<z.infer<typeof runsSchema>> {
    return runsSchema.parse((await this.call('runs')).body);
  }

  async readRun(runId: string): Promise<RunDetail> {
    return runDetailSchema.parse((await this.call(`runs/${runId}`)).body);
  }

  private async call(
    path: string,
    init: RequestInit = {},
    expected: readonly number[] = [],
  ): Promise<Answer> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.callOnce(path, init).catch((error: unknown) => {
        if (Date.now() > until) throw error;
        return undefined;
      });
      if (answer !== undefined && (answer.status < 400 || expected.includes(answer.status))) return answer;
      const hopeless = answer !== undefined && answer.status < 500 && answer.status !== 409;
      if (answer !== undefined && (hopeless || Date.now() > until)) {
        throw new Error(
          `The app answered ${answer.status} to ${init.method ?? 'GET'} ${path}: ${JSON.stringify(answer.body)}`,
        );
      }
      await wait(RETRY_PAUSE_MS);
    }
  }

  private async callOnce(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await this.token()}`);
    const response = await fetch(`${this.base}/${path}`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, etag: response.headers.get('etag'), body };
  }
}
