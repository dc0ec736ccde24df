import { HttpRequest, InvocationContext, type HttpHandler, type HttpResponseInit } from '@azure/functions';

type Call = {
  method: 'GET' | 'PUT' | 'POST';
  params?: Record<string, string>;
  ifMatch?: string;
  body?: unknown;
};

/** Calls a handler as the host does. */
export async function call(handler: HttpHandler, { method, params, ifMatch, body }: Call) {
  const request = new HttpRequest({
    method,
    url: 'http://127.0.0.1/api/manage',
    params: params ?? {},
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    ...(body !== undefined && { body: { string: typeof body === 'string' ? body : JSON.stringify(body) } }),
  });
  const answer = (await handler(request, new InvocationContext())) as HttpResponseInit; // our handlers answer no other form
  return {
    status: answer.status ?? 200,
    etag: (answer.headers as Record<string, string> | undefined)?.['etag'], // we write plain objects
    body: answer.jsonBody as Record<string, unknown>, // and JSON bodies
  };
}
