import { GiveUp } from '../domain/failures.ts';

const CRLF = '\r\n'; // bare line feeds are refused

export type BatchPart = {
  method: string;
  /** Path from the root of the host. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
};

/** One answer inside a batch. Header names are lower-case. */
export type BatchPartAnswer = { status: number; headers: ReadonlyMap<string, string>; body: string };

const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

const PART_HEADERS = headerLines({
  'Content-Type': 'application/http',
  'Content-Transfer-Encoding': 'binary',
});

/** The body of a `$batch` request whose parts stand on their own (no change set). */
export function encodeBatch({ boundary, parts }: { boundary: string; parts: readonly BatchPart[] }): string {
  const lines = parts.flatMap(({ method, url, headers, body = '' }) => [
    `--${boundary}`,
    ...PART_HEADERS,
    '',
    `${method} ${url} HTTP/1.1`,
    ...headerLines(headers),
    '',
    body,
  ]);
  return [...lines, `--${boundary}--`, ''].join(CRLF);
}

const malformed = (what: string): GiveUp =>
  new GiveUp('dataverse_answer_malformed', { detail: `$batch: ${what}` });

/** Boundaries come quoted and unquoted. */
function boundaryOf(contentType: string): string {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw malformed('no boundary in the content type');
  return boundary;
}

/** Everything between the boundary lines; a closing line cut off at the end is forgiven. */
function sectionsOf({ boundary, body }: { boundary: string; body: string }): string[] {
  const escaped = boundary.replace(/[^\w]/g, '\\$&');
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${escaped}(?:--)?[ \\t]*(?=\\r?\\n|$)`);
  return body
    .split(delimiter)
    .slice(1)
    .map((section) => section.replace(/^\r?\n/, ''))
    .filter((section) => section.trim() !== '');
}

/** Splits at the first blank line; without one everything is head. */
function headAndBody(text: string): { head: string[]; body: string } {
  const blank = /(?:^|\r?\n)\r?\n/.exec(text);
  if (blank === null) return { head: text.split(/\r?\n/), body: '' };
  return { head: text.slice(0, blank.index).split(/\r?\n/), body: text.slice(blank.index + blank[0].length) };
}

function readHeaders(lines: readonly string[]): Map<string, string> {
  const pairs = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return new Map(pairs);
}

/** Reason phrases vary or are missing: only the number counts. */
function readHttpAnswer(text: string): BatchPartAnswer {
  const { head, body } = headAndBody(text.trimStart());
  const status = /^HTTP(?:\/[\d.]+)?\s+(\d{3})/.exec(head[0] ?? '')?.[1];
  if (status === undefined) throw malformed('a part without a status line');
  return { status: Number(status), headers: readHeaders(head.slice(1)), body: body.trimEnd() };
}

/** The answers of all parts in order, those of a change set in its place. */
export function decodeBatch({ contentType, body }: { contentType: string; body: string }): BatchPartAnswer[] {
  return sectionsOf({ boundary: boundaryOf(contentType), body }).flatMap((section) => {
    const { head, body: content } = headAndBody(section);
    const partType = readHeaders(head).get('content-type') ?? '';
    return /^multipart\//i.test(partType)
      ? decodeBatch({ contentType: partType, body: content })
      : [readHttpAnswer(content)];
  });
}
