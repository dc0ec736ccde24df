import { invalidQuery } from '../refusals.ts';

export type MultipartPart = { readonly headers: Readonly<Record<string, string>>; readonly content: string };

const CRLF = '\r\n';

/** Header lines up to the first blank one, and what follows it. */
export function splitHeaders(text: string): MultipartPart {
  const end = text.indexOf(CRLF + CRLF);
  const head = end < 0 ? text : text.slice(0, end);
  if (head.replaceAll(CRLF, '').includes('\n')) throw invalidQuery('Lines of a batch must end in CRLF.');
  const headers: Record<string, string> = {};
  for (const line of head.split(CRLF)) {
    const at = line.indexOf(':');
    if (at > 0) headers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim();
  }
  return { headers, content: end < 0 ? '' : text.slice(end + 2 * CRLF.length) };
}

export function boundaryOf(contentType: string | undefined): string | undefined {
  return /^multipart\/mixed\s*;.*?boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
}

/** The parts between `--<boundary>` lines; lines end in CRLF, and the closing line must be there. */
export function parseMultipart(body: string, options: { boundary: string }): MultipartPart[] {
  const delimiter = `--${options.boundary}`;
  const [preamble = '', ...pieces] = (CRLF + body).split(CRLF + delimiter);
  const closing = pieces.pop();
  if (closing?.startsWith('--') !== true || preamble.trim() !== '') {
    throw invalidQuery(
      'The batch could not be read: each part begins with --<boundary>, the last line is --<boundary>--, and lines end in CRLF.',
    );
  }
  return pieces.map((piece) => {
    const start = /^[ \t]*\r\n/.exec(piece)?.[0];
    if (start === undefined) throw invalidQuery('Lines of a batch must end in CRLF.');
    return splitHeaders(piece.slice(start.length));
  });
}
