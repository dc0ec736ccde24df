import { HttpRequest } from '@azure/functions';
import { BODY_BYTES_MAX } from './refusals.ts';

/** The request with its body read, or undefined when it is too long: of that no more is read than the limit. */
export async function boundedRequest(request: HttpRequest): Promise<HttpRequest | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return undefined;
  if (request.body === null) return request;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    const bytes = chunk as Uint8Array; // a request streams bytes
    length += bytes.byteLength;
    if (length > BODY_BYTES_MAX) return undefined;
    chunks.push(bytes);
  }
  const { url, method, headers, query, params } = request;
  return new HttpRequest({
    url,
    method,
    params,
    headers: Object.fromEntries(headers),
    query: Object.fromEntries(query),
    body: { bytes: Buffer.concat(chunks) },
  });
}
