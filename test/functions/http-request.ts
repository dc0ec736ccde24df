import { HttpRequest } from '@azure/functions';
import type { ManageHandler } from '../../functions/manage-handler.ts';
import type { Caller } from '../../shared/access/contract.ts';

export const ADMIN: Caller = { id: '5b1d7c3e-8f0a-4f5e-9a57-0c6b2d1e4f10' };

type Call = {
  method: 'GET' | 'PUT' | 'POST';
  params?: Record<string, string>;
  ifMatch?: string;
  body?: unknown;
};

/** Calls a handler as the guard does once the caller is known. */
export async function call(handler: ManageHandler, { method, params, ifMatch, body }: Call) {
  const request = new HttpRequest({
    method,
    url: 'http://127.0.0.1/api/manage',
    params: params ?? {},
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    ...(body !== undefined && { body: { string: typeof body === 'string' ? body : JSON.stringify(body) } }),
  });
  const answer = await handler(request, ADMIN);
  return {
    status: answer.status ?? 200,
    etag: (answer.headers as Record<string, string> | undefined)?.['etag'], // we write plain objects
    body: answer.jsonBody as Record<string, unknown>, // and JSON bodies
  };
}
