import { setTimeout as delay } from 'node:timers/promises';
import { GiveUp } from '../domain/failures.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { accountRequest } from './account-requests.ts';
import { makeConcurrencyGate } from './concurrency-gate.ts';
import { makeTokenReader, type RenewableCredential } from './dataverse-token.ts';
import { readRetryAfter } from './retry-after.ts';
import {
  sendOnce,
  type DataverseAnswer,
  type DataverseFault,
  type DataverseRequest,
  type ReadBody,
} from './send-once.ts';
import { sendPatiently, type PatienceDeps } from './send-patiently.ts';
import { makeThrottlePause, type SharedPause } from './throttle-pause.ts';

export type DataverseHttpOptions = {
  /** Address of the environment, such as `https://org.crm4.dynamics.com`. */
  url: string;
  credential: RenewableCredential;
  now: () => Date;
  /** 0 to 1, for jitter. */
  random: () => number;
  telemetry: Telemetry;
  fetch?: typeof fetch;
  sleep?: (waitMs: number, signal: AbortSignal) => Promise<void>;
  /** Refuses everything but reading, before it is sent. */
  readOnly?: boolean;
  /** Tells the other instances of a 429 and hears of theirs. */
  sharedPause?: SharedPause;
};

export interface DataverseHttp {
  /**
   * Sends, waits and repeats within bounds. Throws RetryLater for throttling, outages, sign-in and an aborted
   * signal, GiveUp for 403; every other refusal is a value.
   */
  send(request: DataverseRequest): Promise<DataverseAnswer | DataverseFault>;
  /** As `send`, for an answer too large to be held as text: `readBody` makes of it what is wanted while it arrives. */
  sendFor<Body>(
    request: DataverseRequest,
    readBody: ReadBody<Body>,
  ): Promise<DataverseAnswer<Body> | DataverseFault>;
  /** A part of a batch was throttled: holds every call, as a 429 of a whole request does. */
  noteThrottled(retryAfter: string | undefined): Promise<void>;
}

const sleepUnlessAborted = (waitMs: number, signal: AbortSignal): Promise<void> =>
  delay(waitMs, undefined, { signal });

const readOnlyRefusal = (): GiveUp =>
  new GiveUp('dataverse_forbidden', { detail: 'this deployment reads only (DATAVERSE_READ_ONLY)' });

export function makeDataverseHttp(options: DataverseHttpOptions): DataverseHttp {
  const { now, random, telemetry, sharedPause, sleep = sleepUnlessAborted } = options;
  const origin = new URL(options.url).origin;
  const readToken = makeTokenReader({ credential: options.credential, origin });
  const connection = { origin, now, fetch: options.fetch ?? fetch };
  const gate = makeConcurrencyGate();
  const pause = makeThrottlePause({ now, shared: sharedPause });

  const hold = async (retryAfterMs: number): Promise<void> => {
    telemetry.record('dataverse.throttled', { retryAfterMs });
    if (pause.heldMs() === 0) gate.halve(); // calls in flight meet the same 429: one fault, one halving
    await pause.hold(retryAfterMs);
  };

  const attemptOf =
    <Body>(
      account: ReturnType<typeof accountRequest>,
      readBody: ReadBody<Body>,
    ): PatienceDeps<Body>['attempt'] =>
    (request, refused) =>
      gate.run(request.signal, async () => {
        if (pause.heldMs() > 0) return { kind: 'held' };
        const token = await readToken({ refused, signal: request.signal });
        const outcome = await account.onWire(() => sendOnce(connection, { request, token, readBody }));
        if (outcome.kind === 'answer') gate.noteSuccess(outcome.parallelism);
        if (outcome.kind !== 'throttled') return outcome;
        await hold(outcome.retryAfterMs); // before the place falls free: whoever takes it must find the hold
        return { kind: 'held' };
      });

  const sendFor: DataverseHttp['sendFor'] = async (request, readBody) => {
    if (options.readOnly === true && request.method !== 'GET') throw readOnlyRefusal();
    const account = accountRequest({ now, telemetry }, request);
    try {
      const deps = { attempt: attemptOf(account, readBody), readHeldMs: pause.readHeldMs, sleep, random };
      return await sendPatiently(deps, request);
    } finally {
      account.close();
    }
  };

  return {
    noteThrottled: (retryAfter) => hold(readRetryAfter(retryAfter, now())),
    sendFor,
    send: (request) => sendFor(request, (response) => response.text()),
  };
}
