import { STATUS_CODES } from 'node:http';
import type { ApiResponse } from '../api-request.ts';

export type AnsweredPart = { readonly contentId: string | undefined; readonly response: ApiResponse };

export type AnsweredItem =
  | { readonly kind: 'part'; readonly part: AnsweredPart }
  | { readonly kind: 'changeSet'; readonly parts: readonly AnsweredPart[] };

const CRLF = '\r\n';

const headerLines = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

function writePart({ contentId, response }: AnsweredPart): string {
  const outer = ['Content-Type: application/http', 'Content-Transfer-Encoding: binary'];
  return [
    ...outer,
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`.trimEnd(),
    ...headerLines(response.headers),
    '',
    response.body ?? '',
  ].join(CRLF);
}

const enclose = (boundary: string, parts: readonly string[]) =>
  [...parts.flatMap((part) => [`--${boundary}`, part]), `--${boundary}--`, ''].join(CRLF);

/** The multipart answer to a batch, in the order of its requests. */
export function writeBatchResponse(options: {
  items: readonly AnsweredItem[];
  status: number;
  headers: Readonly<Record<string, string>>;
  makeId: () => string;
}): ApiResponse {
  const boundary = `batchresponse_${options.makeId()}`;
  const parts = options.items.map((item) => {
    if (item.kind === 'part') return writePart(item.part);
    const inner = `changesetresponse_${options.makeId()}`;
    return [`Content-Type: multipart/mixed; boundary=${inner}`, '', enclose(inner, item.parts.map(writePart))]
      .join(CRLF)
      .replace(/\r\n$/, '');
  });
  return {
    status: options.status,
    headers: {
      'Content-Type': `multipart/mixed; boundary=${boundary}`,
      'OData-Version': '4.0',
      ...options.headers,
    },
    body: enclose(boundary, parts),
  };
}
