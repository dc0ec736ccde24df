import type { ApiRequest } from './api-request.ts';
import { badPayload } from './refusals.ts';

/** The JSON object of a request body. */
export function parseBody(request: ApiRequest, setName: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch {
    throw badPayload({ setName, reason: 'Microsoft.OData.ODataException: The body is not valid JSON' });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badPayload({
      setName,
      reason: 'Microsoft.OData.ODataException: An object was expected in the body',
    });
  }
  return { ...body };
}
