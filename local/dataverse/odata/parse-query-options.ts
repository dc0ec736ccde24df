import { invalidQuery, notServed } from '../refusals.ts';
import type { ParameterAliases } from './parse-filter.ts';

export type QueryOptions = {
  readonly select: readonly string[] | undefined;
  readonly filter: string | undefined;
  readonly orderBy: string | undefined;
  readonly expand: string | undefined;
  readonly top: number | undefined;
  readonly count: boolean;
  readonly skipToken: string | undefined;
  readonly deltaToken: string | undefined;
  /** A query in XML, as text or by the id of a system view or of a personal one. */
  readonly fetchXml: string | undefined;
  readonly savedQuery: string | undefined;
  readonly userQuery: string | undefined;
  readonly tag: string | undefined;
  /** Asked of `$metadata`: also the capabilities of each set. */
  readonly annotations: boolean;
  /** The address of a row to disassociate. */
  readonly id: string | undefined;
  readonly aliases: ParameterAliases;
  /** Each option as it stood in the URL, for the links of the answer. */
  readonly raw: ReadonlyMap<string, string>;
};

/** Options that Dataverse has and the stand-in has not. */
const NOT_SERVED = ['$apply', '$search', '$compute', '$format', 'partitionId'];
const KNOWN = [
  '$select',
  '$filter',
  '$orderby',
  '$expand',
  '$top',
  '$count',
  '$skiptoken',
  '$deltatoken',
  'fetchXml',
  'savedQuery',
  'userQuery',
  'tag',
  'annotations',
  '$id',
];

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidQuery('The query string holds an escape that is not valid.');
  }
}

function splitQuery(query: string): Map<string, string> {
  const raw = new Map<string, string>();
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const at = piece.indexOf('=');
    const name = decode(at < 0 ? piece : piece.slice(0, at)).trim();
    if (raw.has(name))
      throw invalidQuery(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    raw.set(name, at < 0 ? '' : piece.slice(at + 1));
  }
  return raw;
}

function refuseUnknown(names: Iterable<string>): void {
  for (const name of names) {
    if (KNOWN.includes(name) || name.startsWith('@')) continue;
    if (name === '$skip') throw invalidQuery('Skip Clause is not supported in CRM');
    if (NOT_SERVED.includes(name)) throw notServed(`the query option ${name}`);
    throw invalidQuery(`The query parameter ${name} is not supported`);
  }
}

function parseTop(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text))
    throw invalidQuery(
      `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  return Number(text);
}

/** Reads the options of a URL's query part; refuses in the words of the cloud what it does not take. */
export function parseQueryOptions(query: string): QueryOptions {
  const raw = splitQuery(query);
  refuseUnknown(raw.keys());
  const values = new Map([...raw].map(([name, value]) => [name, decode(value)]));
  const count = values.get('$count') ?? 'false';
  if (count !== 'true' && count !== 'false')
    throw invalidQuery(`Invalid value '${count}' for $count query option found.`);
  const select = values.get('$select');
  return {
    select: select
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== '*'),
    filter: values.get('$filter'),
    orderBy: values.get('$orderby'),
    expand: values.get('$expand'),
    top: parseTop(values.get('$top')),
    count: count === 'true',
    skipToken: values.get('$skiptoken'),
    deltaToken: values.get('$deltatoken'),
    fetchXml: values.get('fetchXml'),
    savedQuery: values.get('savedQuery'),
    userQuery: values.get('userQuery'),
    tag: values.get('tag'),
    annotations: values.get('annotations') === 'true',
    id: values.get('$id'),
    aliases: new Map([...values].filter(([name]) => name.startsWith('@'))),
    raw,
  };
}
