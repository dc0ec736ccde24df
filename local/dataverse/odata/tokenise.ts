import { invalidQuery } from '../refusals.ts';

export type Token =
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'guid'; readonly value: string; readonly at: number }
  | { readonly kind: 'instant'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'word'; readonly value: string; readonly at: number }
  | { readonly kind: 'mark'; readonly value: string; readonly at: number }
  | { readonly kind: 'end'; readonly value: ''; readonly at: number };

/** Order matters: a guid and a date begin like a number. */
const PATTERNS = [
  { kind: 'text', pattern: /'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"/y },
  { kind: 'guid', pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/iy },
  {
    kind: 'instant',
    pattern: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?(?![\w-])/y,
  },
  { kind: 'number', pattern: /-?\d+(?:\.\d+)?(?![\w-])/y },
  { kind: 'word', pattern: /[@$]?[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*/y },
  { kind: 'mark', pattern: /[()[\],/:=]/y },
] as const;

function unquoted(raw: string): string {
  const inside = raw.slice(1, -1);
  return raw.startsWith("'") ? inside.replaceAll("''", "'") : inside.replace(/\\(.)/g, '$1');
}

function nextToken(source: string, at: number): { token: Token; end: number } {
  for (const { kind, pattern } of PATTERNS) {
    pattern.lastIndex = at;
    const raw = pattern.exec(source)?.[0];
    if (raw === undefined) continue;
    const end = at + raw.length;
    if (kind === 'number') return { token: { kind, value: Number(raw), at }, end };
    return { token: { kind, value: kind === 'text' ? unquoted(raw) : raw, at }, end };
  }
  throw invalidQuery(`Syntax error: character '${source.charAt(at)}' is not valid at position ${at}.`);
}

/** The tokens of an OData expression, closed by one of kind `end`. */
export function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) {
      at += 1;
      continue;
    }
    const { token, end } = nextToken(source, at);
    tokens.push(token);
    at = end;
  }
  return [...tokens, { kind: 'end', value: '', at }];
}
