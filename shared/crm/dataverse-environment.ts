import type * as z from 'zod';
import { GiveUp } from '../domain/failures.ts';
import type { SecuredField } from '../domain/safeguards.ts';
import { askIfAllowed } from './ask-if-allowed.ts';
import type { Environment } from './contract.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import {
  amongRivals,
  attributesSchema,
  fieldOfColumn,
  securedColumnsPath,
  solutionMapping,
  whoAmISchema,
} from './environment-mapping.ts';
import { linkedInColumnOf } from './linkedin-column.ts';
import { API_PATH, queryPath } from './query-path.ts';
import { parseJson, readRowPage, readRows, refused } from './row-page.ts';
import type { DataverseAnswer } from './send-once.ts';

/** A restore takes longer than this; a job asks several times a minute. */
const REMEMBERED_MS = 5 * 60_000;

export function makeDataverseEnvironment(
  http: DataverseHttp,
  { now, ...options }: DataverseOptions & { now: () => Date },
): Environment {
  let known: { organizationId: string; readAtMs: number } | undefined;

  /** Undefined where we may not ask, or the environment cannot say: neither keeps the product from working. */
  const ask = async (path: string, signal: AbortSignal): Promise<DataverseAnswer | undefined> => {
    const reply = await askIfAllowed(http, { path, signal });
    return reply?.kind === 'answer' ? reply : undefined;
  };

  return {
    flagColumn: options.flagColumn,

    async readOrganizationId({ expected, signal }) {
      const nowMs = now().getTime();
      const remembered = known !== undefined && nowMs - known.readAtMs < REMEMBERED_MS ? known : undefined;
      if (remembered !== undefined && remembered.organizationId === expected) return expected;
      const reply = await http.send({ method: 'GET', path: `${API_PATH}WhoAmI()`, signal });
      if (reply.kind === 'fault') throw refused({ set: 'WhoAmI', fault: reply });
      const organizationId = parsed(whoAmISchema, { set: 'WhoAmI', reply }).OrganizationId;
      known = { organizationId, readAtMs: nowMs };
      return organizationId;
    },

    async listRivalSolutions(signal) {
      const { set, select } = solutionMapping;
      const reply = await ask(queryPath({ set, query: `$select=${select}&$filter=${amongRivals}` }), signal);
      return reply === undefined
        ? undefined
        : readRows(solutionMapping, readRowPage({ set, answer: reply }).rows).rows;
    },

    async listSecuredFields(signal) {
      const fields: SecuredField[] = [];
      const linkedInColumn = await linkedInColumnOf(options, signal);
      const columns = { ...options, ...(linkedInColumn !== undefined && { linkedInColumn }) };
      for (const table of ['contact', 'account'] as const) {
        const reply = await ask(encodeURI(`${API_PATH}${securedColumnsPath(table)}`), signal);
        if (reply === undefined) return undefined;
        const { value } = parsed(attributesSchema, { set: 'EntityDefinitions', reply });
        for (const { LogicalName: column, IsSecured: secured } of value) {
          const field = secured === true ? fieldOfColumn({ table, column }, columns) : undefined;
          if (field !== undefined) fields.push(field);
        }
      }
      return [...new Set(fields)];
    },
  };
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  { set, reply }: { set: string; reply: DataverseAnswer },
): z.output<Schema> {
  const result = schema.safeParse(parseJson(reply.body));
  if (result.success) return result.data;
  throw new GiveUp('dataverse_answer_malformed', { detail: `${set}: no answer of that kind` });
}
