import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { BearerTokens } from './bearer-tokens.ts';

export const IDENTITY_PATH = '/msi/token';
const API_VERSION = '2019-08-01';

const refused = (status: number, message: string): ApiResponse =>
  jsonResponse(status, { statusCode: status, message });

/**
 * The managed identity endpoint of App Service, version 2019-08-01, as the genuine credential of @azure/identity calls it. It
 * gives a token for whatever resource is asked for; only one for our own address opens the Web API.
 */
export function answerIdentityRequest(
  deps: { tokens: BearerTokens; header: string; clientId: string; lifetimeSeconds: number },
  request: { method: string; url: URL; headers: Readonly<Record<string, string>> },
): ApiResponse {
  if (request.method !== 'GET') return refused(405, 'Only GET is supported.');
  if (request.headers['x-identity-header'] !== deps.header) {
    return refused(401, 'X-IDENTITY-HEADER is missing or is not the value of IDENTITY_HEADER.');
  }
  const resource = request.url.searchParams.get('resource');
  if (request.url.searchParams.get('api-version') !== API_VERSION || resource === null) {
    return refused(400, `Ask with api-version=${API_VERSION} and resource=<address of the environment>.`);
  }
  const { token, expiresOnSeconds } = deps.tokens.issue({ resource, lifetimeSeconds: deps.lifetimeSeconds });
  return jsonResponse(200, {
    access_token: token,
    client_id: deps.clientId,
    expires_on: String(expiresOnSeconds),
    resource,
    token_type: 'Bearer',
  });
}
