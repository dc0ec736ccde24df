import type * as z from 'zod';

const SHOWN_MAX = 3;
const NAME_CHARACTERS_MAX = 40;

const quoted = (name: string): string => `"${name.slice(0, NAME_CHARACTERS_MAX).replace(/[^\w .-]/gu, '?')}"`;

/** What is wrong with a record, in names of fields only: its values may be somebody's name or address. */
export function feedProblem(issues: readonly z.core.$ZodIssue[]): string {
  const told = issues.slice(0, SHOWN_MAX).map(problemOf);
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

/** `positions[2].startedOn`, counted from 1 as people do. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${String(part + 1)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
