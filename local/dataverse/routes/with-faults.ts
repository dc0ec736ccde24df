import type { ApiRequest, ApiResponse } from '../api-request.ts';
import { ConnectionReset, faultError, type FaultTarget } from '../fault-injection.ts';
import type { Organization } from '../organization.ts';
import { errorResponse } from './error-response.ts';

export const faultTargetOf = (request: ApiRequest): FaultTarget => ({
  method: request.method,
  path: request.query === '' ? request.path : `${request.path}?${request.query}`,
  isBatchPart: request.isBatchPart,
});

/** Runs the operation unless a test ordered a fault for it; refusals become answers. */
export function withFaults(
  organization: Organization,
  request: ApiRequest,
  work: () => ApiResponse,
): ApiResponse {
  const target = faultTargetOf(request);
  const reset = organization.faults.take('reset', target);
  if (reset?.moment === 'before') throw new ConnectionReset();
  let response: ApiResponse;
  try {
    const fault = organization.faults.take('status', target);
    if (fault !== undefined) throw faultError(fault);
    response = work();
  } catch (error) {
    response = errorResponse(error, request);
  }
  if (reset !== undefined) throw new ConnectionReset();
  return response;
}
