import * as z from 'zod';
import { GiveUp } from '../../domain/failures.ts';
import type { DataverseHttp } from '../dataverse-http.ts';
import { API_PATH } from '../query-path.ts';
import { SOLUTION_NAME } from './install-options.ts';

type Change = {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Adds what is created to our solution. */
  readonly inSolution?: boolean;
};

export type ChangeResult = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly code: string };

/** Conversation about definitions and customisations: small, one request at a time. */
export type MetadataHttp = {
  /** Undefined where it does not exist. */
  find<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | undefined>;
  list<Schema extends z.ZodType>(path: string, schema: Schema): Promise<readonly z.output<Schema>[]>;
  /** Id of the row with a unique name, which is there. */
  idOf(row: { readonly set: string; readonly key: string; readonly name: string }): Promise<string>;
  change(change: Change): Promise<void>;
  /** As `change`, for what an environment may refuse. */
  tryChange(change: Change): Promise<ChangeResult>;
};

/** Path without keys and values: what a fault may say. */
const placeOf = (path: string): string => path.split(/[?(]/)[0] ?? '';

function parse<Schema extends z.ZodType>(given: {
  readonly path: string;
  readonly text: string;
  readonly schema: Schema;
}): z.output<Schema> {
  const parsed = given.schema.safeParse(JSON.parse(given.text));
  if (parsed.success) return parsed.data;
  const detail = `${placeOf(given.path)}: ${z.prettifyError(parsed.error)}`;
  throw new GiveUp('dataverse_answer_malformed', { detail });
}

/**
 * Metadata writes are serialised per environment. `signal` ends the conversation between two requests or in one; every
 * step can be repeated.
 */
export function makeMetadataHttp(http: DataverseHttp, signal: AbortSignal): MetadataHttp {
  const read = async (path: string): Promise<string | undefined> => {
    const at = path.startsWith('/') ? path : encodeURI(API_PATH + path);
    const reply = await http.send({ method: 'GET', path: at, signal });
    if (reply.kind === 'answer') return reply.body;
    if (reply.status === 404) return undefined;
    throw new GiveUp('dataverse_refused', { detail: `GET ${placeOf(path)}: ${reply.status} ${reply.code}` });
  };

  const list = async <Schema extends z.ZodType>(path: string, schema: Schema) => {
    const page = z.object({ value: z.array(schema), '@odata.nextLink': z.string().optional() });
    const rows: z.output<Schema>[] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const text = await read(next);
      if (text === undefined) return rows;
      const parsed: z.output<typeof page> = parse({ path, text, schema: page });
      rows.push(...parsed.value);
      next = parsed['@odata.nextLink']?.replace(/^https?:\/\/[^/]*/i, '');
    }
    return rows;
  };

  const tryChange = async ({ method, path, body, inSolution = false }: Change): Promise<ChangeResult> => {
    const headers = {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(inSolution ? { 'MSCRM.SolutionUniqueName': SOLUTION_NAME } : {}),
      ...(method === 'PUT' ? { 'MSCRM.MergeLabels': 'true' } : {}),
      ...(method === 'PATCH' ? { 'If-Match': '*' } : {}),
    };
    const at = encodeURI(API_PATH + path);
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = await http.send({ method, path: at, headers, signal, ...text });
    if (reply.kind === 'answer') return { kind: 'done' };
    if (reply.status === 404 && method === 'DELETE') return { kind: 'done' };
    if (reply.status === 400) return { kind: 'refused', code: reply.code };
    const detail = `${method} ${placeOf(path)}: ${reply.status} ${reply.code}`;
    throw new GiveUp('dataverse_refused', { detail });
  };

  return {
    list,
    tryChange,
    idOf: async ({ set, key, name }) => {
      const rows = await list(`${set}?$select=${key}&$filter=uniquename eq '${name}'`, z.looseObject({}));
      const id = z.guid().safeParse(rows[0]?.[key]);
      if (id.success) return id.data;
      throw new GiveUp('dataverse_refused', { detail: `${set}: ${name} is not there` });
    },
    find: async (path, schema) => {
      const text = await read(path);
      return text === undefined ? undefined : parse({ path, text, schema });
    },
    change: async (change) => {
      const result = await tryChange(change);
      if (result.kind === 'done') return;
      const detail = `${change.method} ${placeOf(change.path)}: 400 ${result.code}`;
      throw new GiveUp('dataverse_refused', { detail });
    },
  };
}
