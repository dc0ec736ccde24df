import { RetryLater } from '../domain/failures.ts';
import type { RefusedToken } from './dataverse-token.ts';
import type { Attempt, DataverseAnswer, DataverseFault, DataverseRequest } from './send-once.ts';

/** What one request may wait in all: a longer wait goes back to the queue as a scheduled copy (promise 8). */
const WAIT_BUDGET_MS = 20_000;
/** Waits of 1, 2 and 4 s bridge a restarting web server; an outage is the queue's to bridge. */
const UNAVAILABLE_RETRIES = 3;
/** Spreads callers that were held together. */
const JITTER_MS = 1_000;

export type PatienceDeps<Body> = {
  /** `held`: this request was throttled, or another while this one waited for its place. */
  attempt: (
    request: DataverseRequest,
    refused: RefusedToken | undefined,
  ) => Promise<Exclude<Attempt<Body>, { kind: 'throttled' }> | { kind: 'held' }>;
  readHeldMs: () => Promise<number>;
  sleep: (waitMs: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
};

type Wait = { waitMs: number; otherwise: RetryLater };
type Unavailable = Extract<Attempt, { kind: 'unavailable' }>;

/** Waits for one request, or throws `otherwise` once its budget is spent. */
function makePatience(
  { sleep, random }: Pick<PatienceDeps<unknown>, 'sleep' | 'random'>,
  signal: AbortSignal,
) {
  let spentMs = 0;
  return async function wait({ waitMs, otherwise }: Wait): Promise<void> {
    const jitteredMs = waitMs + Math.round(random() * JITTER_MS);
    spentMs += jitteredMs;
    if (spentMs > WAIT_BUDGET_MS) throw otherwise;
    try {
      await sleep(jitteredMs, signal);
    } catch (cause) {
      throw signal.aborted ? new RetryLater('out_of_time', { cause }) : cause;
    }
  };
}

const throttled = (waitMs: number): Wait => ({
  waitMs,
  otherwise: new RetryLater('dataverse_throttled', { retryAfterMs: waitMs }),
});

const unavailable = ({ cause, retryAfterMs }: Unavailable): RetryLater =>
  new RetryLater('dataverse_unavailable', { cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

/** Remembers how often one request found Dataverse down. */
function makeBackOff() {
  let failures = 0;
  return function backOff(outcome: Unavailable): Wait {
    if (failures === UNAVAILABLE_RETRIES) throw unavailable(outcome);
    const waitMs = outcome.retryAfterMs ?? 1_000 * 2 ** failures;
    failures += 1;
    return { waitMs, otherwise: unavailable(outcome) };
  };
}

const signedOut = ({ first, second }: { first: RefusedToken; second: RefusedToken }): RetryLater =>
  new RetryLater('dataverse_sign_in', {
    detail:
      first.token === second.token
        ? 'the token was refused (401), and the identity gave no other'
        : 'a token read again was refused too (401)',
  });

/** Carried out twice it leaves what once leaves: the parts of our batches are conditional, a creation is not. */
const isRepeatable = ({ method, path }: DataverseRequest): boolean =>
  method !== 'POST' || path.endsWith('/$batch');

/** Repeats one request while that can help and time allows. */
export async function sendPatiently<Body>(
  deps: PatienceDeps<Body>,
  request: DataverseRequest,
): Promise<DataverseAnswer<Body> | DataverseFault> {
  const wait = makePatience(deps, request.signal);
  const backOff = makeBackOff();
  let refused: RefusedToken | undefined;
  let mayBeDone = false;
  for (;;) {
    const heldMs = await deps.readHeldMs();
    if (heldMs > 0) {
      await wait(throttled(heldMs));
      continue;
    }
    const outcome = await deps.attempt(request, refused);
    switch (outcome.kind) {
      case 'answer':
        return mayBeDone ? { ...outcome, repeated: true } : outcome;
      case 'fault':
        return outcome;
      case 'held':
        break;
      case 'unavailable':
        if (outcome.unanswered === true && !isRepeatable(request)) throw unavailable(outcome);
        mayBeDone = true;
        await wait(backOff(outcome));
        break;
      case 'signedOut':
        if (refused !== undefined) throw signedOut({ first: refused, second: outcome.refused });
        refused = outcome.refused;
    }
  }
}
