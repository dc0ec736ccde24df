import type * as z from 'zod';

const SHOWN_MAX = 3;
const NAME_CHARACTERS_MAX = 40;

const quoted = (name: string): string => `"${name.slice(0, NAME_CHARACTERS_MAX).replace(/[^\w .-]/gu, '?')}"`;

/** Fields whose values have a form of their own; the others hold what is nobody else's business. */
const FORMED = new Set<PropertyKey | undefined>([
  'observedAt',
  'startedOn',
  'endedOn',
  'status',
  'coverage',
  'kind',
]);
const FOUND_CHARACTERS_MAX = 24;

/**
 * What is wrong with a record. Its values may be somebody's name or address: fields are named, and of a value only
 * its form is told where the form is what is wrong.
 */
export function feedProblem(issues: readonly z.core.$ZodIssue[], raw: unknown): string {
  const told = issues.slice(0, SHOWN_MAX).map((issue) => `${problemOf(issue)}${foundAt(issue.path, raw)}`);
  const more = issues.length - told.length;
  return [...told, ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; ');
}

function problemOf(issue: z.core.$ZodIssue): string {
  const field = fieldOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map(quoted).join(', ');
    return `unknown field ${names}${field === '' ? '' : ` in ${field}`}; remove it or see the list of fields in docs/profile-feed.md`;
  }
  const message = issue.message.replace(/^Invalid input: /, '');
  return field === '' ? message : `${field}: ${message}`;
}

function foundAt(path: readonly PropertyKey[], raw: unknown): string {
  if (!FORMED.has(path.at(-1))) return '';
  const value = path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    raw,
  );
  return typeof value === 'string' ? `, found ${formOf(value)}` : '';
}

/** `May 2020` is told as "Aaa 9999": letters and digits stand for themselves no more. */
function formOf(text: string): string {
  if (text.trim() === '') return 'nothing';
  const masked = text
    .slice(0, FOUND_CHARACTERS_MAX)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{L}\p{M}]/gu, (letter) => (letter === 'A' ? letter : 'a'))
    .replace(/\p{N}/gu, '9')
    .replace(/[^\w /:.+-]/gu, '?');
  return `"${masked}"${text.length > FOUND_CHARACTERS_MAX ? ' …' : ''}`;
}

/** `positions[2].startedOn`, counted from 1 as people do. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${String(part + 1)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
