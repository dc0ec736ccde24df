import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { actingAs } from '../acting-user.ts';
import type { ApiRequest, ApiResponse } from '../api-request.ts';
import { runBatch } from '../batch/run-batch.ts';
import { ConnectionReset } from '../fault-injection.ts';
import type { Organization } from '../organization.ts';
import type { ProtectionLimits } from '../protection-limits.ts';
import { errorResponse } from '../routes/error-response.ts';
import { routeRequest } from '../routes/route-request.ts';
import { faultTargetOf, withFaults } from '../routes/with-faults.ts';
import { kindOf, type RequestCounter } from '../statistics.ts';
import type { BearerTokens } from './bearer-tokens.ts';

export type ApiDeps = {
  readonly organization: Organization;
  readonly tokens: BearerTokens;
  readonly limits: ProtectionLimits;
  readonly counter: RequestCounter;
  readonly origin: () => string;
  /** Recommended parallelism, told to clients in x-ms-dop-hint. */
  readonly parallelismHint: number;
};

function carryOut(deps: ApiDeps, request: ApiRequest): ApiResponse {
  const { organization, counter } = deps;
  if (request.path !== '$batch') return routeRequest(organization, request);
  const countPart = () => {
    counter.count('batchPart');
  };
  return withFaults(organization, request, () => runBatch({ organization, countPart }, request));
}

async function admitted(deps: ApiDeps, request: ApiRequest): Promise<ApiResponse> {
  const admission = deps.limits.admit();
  const startedAt = performance.now();
  try {
    const slow = deps.organization.faults.take('slow', faultTargetOf(request));
    if (slow !== undefined) await wait(slow.delayMs);
    const response = carryOut(deps, request);
    return { ...response, headers: { ...response.headers, ...admission.headers } };
  } finally {
    admission.leave(performance.now() - startedAt);
  }
}

/** One request of the Web API: who calls, within the limits, then the operation. */
export async function handleApiRequest(deps: ApiDeps, request: ApiRequest): Promise<ApiResponse> {
  deps.counter.count(kindOf(request));
  let response: ApiResponse;
  try {
    const userId = deps.tokens.require(request.headers['authorization'], { resource: deps.origin() });
    const organization = actingAs(deps.organization, userId);
    response = await admitted({ ...deps, organization }, request);
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    response = errorResponse(error, request);
  }
  deps.counter.countAnswer(response.status);
  return { ...response, headers: { ...response.headers, 'x-ms-dop-hint': String(deps.parallelismHint) } };
}
