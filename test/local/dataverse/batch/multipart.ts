/** Texts of batches as a client sends them, and the parts of an answer. */
type PartText = { head?: string[]; request: string; headers?: string[]; body?: string };

const CRLF = '\r\n';

export const partText = (part: PartText) =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(part.head ?? []),
    '',
    `${part.request} HTTP/1.1`,
    ...(part.headers ?? []),
    '',
    part.body ?? '',
  ].join(CRLF);

export const multipart = (boundary: string, parts: readonly string[]) =>
  [...parts.flatMap((part) => [`--${boundary}`, part]), `--${boundary}--`, ''].join(CRLF);

export const changeSetText = (parts: readonly string[]) =>
  ['Content-Type: multipart/mixed; boundary=changeset_1', '', multipart('changeset_1', parts)].join(CRLF);

/** Status lines of an answer in their order, change sets included. */
export const statusesOf = (text: string) =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((found) => Number(found[1]));
