import { makeDataverseHttp, type DataverseHttpOptions } from '../../../shared/crm/dataverse-http.ts';
import { GiveUp } from '../../../shared/domain/failures.ts';
import type { TelemetryEvents } from '../../../shared/telemetry/contract.ts';

type SentRequest = { method: string; url: string; headers: Headers; body: string; redirect: string };
type Step = (request: SentRequest) => Response | Promise<Response>;

/** An answer with this status, these headers and this body (an object becomes JSON). */
export const answer =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Step =>
  () =>
    new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers,
    });

export const fault = (status: number, code: string, headers: Record<string, string> = {}): Step =>
  answer(status, { error: { code, message: 'Ada Marker does not exist' } }, headers);

/** The connection breaks. */
export const reset: Step = () => {
  throw new TypeError('fetch failed');
};

/** Dataverse that answers from a script, step by step, with a clock that moves only when somebody sleeps. */
export function scriptDataverse(steps: readonly Step[], options: Partial<DataverseHttpOptions> = {}) {
  const script = [...steps];
  const sent: SentRequest[] = [];
  const slept: number[] = [];
  const throttles: number[] = [];
  const costs: TelemetryEvents['dataverse.requested'][] = [];
  const tokensAsked: { scope: string | string[]; claims: string | undefined }[] = [];
  let nowMs = Date.parse('2026-11-02T08:00:00Z');
  const http = makeDataverseHttp({
    url: 'https://org.example.crm.dynamics.com/',
    credential: {
      getToken: async (scope, asked) => {
        tokensAsked.push({ scope, claims: asked?.claims });
        return { token: `token-${tokensAsked.length}`, expiresOnTimestamp: nowMs + 3_600_000 };
      },
    },
    now: () => new Date(nowMs),
    random: () => 0,
    telemetry: {
      record: (event, fields) => {
        if (event === 'dataverse.requested' && 'wireMs' in fields) costs.push(fields);
        if (event === 'dataverse.throttled' && 'retryAfterMs' in fields) throttles.push(fields.retryAfterMs);
      },
    },
    fetch: async (input, init) => {
      const { method, headers, redirect } = new Request(input, init);
      const body = typeof init?.body === 'string' ? init.body : '';
      // the address as it was given: a Request would normalize what must stay as it is
      const request = { method, url: typeof input === 'string' ? input : '', headers, body, redirect };
      sent.push(request);
      const step = script.shift();
      if (step === undefined) throw new GiveUp('unexpected_fault', { detail: 'a request beyond the script' });
      return step(request);
    },
    sleep: async (waitMs) => {
      slept.push(waitMs);
      nowMs += waitMs;
    },
    ...options,
  });
  return {
    http,
    sent,
    slept,
    throttles,
    costs,
    tokensAsked,
    later: (ms: number) => (nowMs += ms),
    nowMs: () => nowMs,
  };
}
