import { invalidQuery } from '../refusals.ts';
import { boundaryOf, parseMultipart, splitHeaders, type MultipartPart } from './parse-multipart.ts';

/** One request inside a batch, its address as written. */
export type BatchOperation = {
  readonly contentId: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type BatchItem =
  | { readonly kind: 'operation'; readonly operation: BatchOperation }
  | { readonly kind: 'changeSet'; readonly operations: readonly BatchOperation[] };

/** Requests a batch may hold. */
const BATCH_LIMIT = 1000;

function parseOperation(part: MultipartPart): BatchOperation {
  if (part.headers['content-type']?.startsWith('application/http') !== true) {
    throw invalidQuery(
      "A part of a batch must have the Content-Type 'application/http' or 'multipart/mixed'.",
    );
  }
  const text = part.content.replace(/^(\r\n)+/, '');
  const lineEnd = text.indexOf('\r\n');
  const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
  const [, method, url] = /^([A-Z]+) (.+) HTTP\/1\.1$/.exec(line.trimEnd()) ?? [];
  if (method === undefined || url === undefined) {
    throw invalidQuery('The request line of a part must read <METHOD> <URL> HTTP/1.1 and end in CRLF.');
  }
  const rest = lineEnd < 0 ? '' : text.slice(lineEnd);
  const { headers, content } = splitHeaders(rest);
  const contentId = part.headers['content-id'] ?? headers['content-id'];
  return { contentId, method, url: url.trim(), headers, body: content };
}

function parseChangeSet(part: MultipartPart, boundary: string): BatchItem {
  const operations = parseMultipart(part.content, { boundary }).map(parseOperation);
  for (const { method, contentId } of operations) {
    if (method === 'GET') throw invalidQuery('A change set cannot hold a GET request.');
    if (contentId === undefined) throw invalidQuery('Every request of a change set needs a Content-ID.');
  }
  return { kind: 'changeSet', operations };
}

export function parseBatch(request: { contentType: string | undefined; body: string }): BatchItem[] {
  const boundary = boundaryOf(request.contentType);
  if (boundary === undefined) {
    throw invalidQuery("A batch needs the Content-Type 'multipart/mixed' with a boundary.");
  }
  const items = parseMultipart(request.body, { boundary }).map((part): BatchItem => {
    const inner = boundaryOf(part.headers['content-type']);
    if (inner !== undefined) return parseChangeSet(part, inner);
    return { kind: 'operation', operation: parseOperation(part) };
  });
  const size = items.reduce((sum, item) => sum + (item.kind === 'changeSet' ? item.operations.length : 1), 0);
  if (size > BATCH_LIMIT) {
    throw invalidQuery(
      `The current batch message contains too many parts. A maximum number of '${BATCH_LIMIT}' query operations and changesets are allowed in a batch message.`,
    );
  }
  return items;
}
