import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { appliedHeader } from '../preferences.ts';
import { invalidQuery, notServed, rowMissing } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { presenterOf } from '../routes/presenter-of.ts';
import { lookupTypeProperty, type Scalar } from '../row.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import { invalidFetch } from './fetch-refusals.ts';
import { parseFetch } from './parse-fetch.ts';
import { runFetch, type FetchedRow, type FetchResult } from './run-fetch.ts';

const QUERIES = ['fetchXml', 'savedQuery', 'userQuery'] as const;
type QueryInXml = (typeof QUERIES)[number];

const COOKIE = 'Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const MORE = 'Microsoft.Dynamics.CRM.morerecords';
const TOTAL = 'Microsoft.Dynamics.CRM.totalrecordcount';

type Predefined = { readonly option: QueryInXml; readonly entity: 'savedquery' | 'userquery' };

/** The view of that id, which must be one of the table (…/webapi/retrieve-and-execute-predefined-queries). */
function predefined(call: Call, definition: EntityDefinition, { option, entity }: Predefined): string {
  const text = call.options[option] ?? '';
  const id = parseGuid(text);
  if (id === undefined) throw invalidQuery(`Invalid 'GUID' value '${text}' in ${option}.`);
  const { rows, definitions } = call.organization;
  const view = rows.find(definitions.of(entity), id)?.row;
  if (view === undefined) throw rowMissing({ entity, id });
  if (view['returnedtypecode'] !== definition.logicalName)
    throw invalidQuery(`The query ${id} is not one of '${definition.logicalName}'.`);
  return String(view['fetchxml']);
}

function xmlOf(call: Call, definition: EntityDefinition, option: QueryInXml): string {
  if (option === 'fetchXml') return call.options.fetchXml ?? '';
  const entity = option === 'savedQuery' ? 'savedquery' : 'userquery';
  return predefined(call, definition, { option, entity });
}

/** Options that would change the rows; only the count goes with a query in XML, and then says no more than the cloud does. */
function refuseOtherOptions(call: Call, name: QueryInXml): void {
  const refused = [...call.options.raw.keys()].find(
    (option) => option.startsWith('$') && option !== '$count',
  );
  if (refused !== undefined) throw notServed(`${refused} together with ${name}`);
}

function presentRow(call: Call, result: FetchResult, row: FetchedRow): Record<string, Scalar> {
  const presenter = presenterOf(call);
  const shown: Record<string, Scalar> = {};
  if (row.version !== undefined) shown['@odata.etag'] = `W/"${row.version}"`;
  for (const [at, { answerName, column, property }] of result.columns.entries()) {
    const value = row.values[at] ?? null;
    if (value === null) continue; // the documented answers leave empty columns out
    const target = { [lookupTypeProperty(property)]: row.targets[at] ?? null };
    Object.assign(shown, presenter.annotate({ column, property: answerName, value }, target));
    shown[answerName] = value;
  }
  return shown;
}

function annotationsOf(call: Call, result: FetchResult): object {
  const { annotations } = call.preferences;
  const wantsTotal = result.total !== undefined && annotations(TOTAL);
  return {
    ...(wantsTotal ? { [`@${TOTAL}`]: result.total } : {}),
    ...(result.more && annotations(COOKIE) ? { [`@${COOKIE}`]: result.more.cookie } : {}),
    ...(result.more && annotations(MORE) ? { [`@${MORE}`]: true } : {}),
  };
}

/**
 * `GET <set>?fetchXml=`, `?savedQuery=` and `?userQuery=`: the rows of a query in XML, all of them or those that hang under one
 * row; undefined where the request has none of the three.
 */
export function readFetch(
  call: Call,
  definition: EntityDefinition,
  under?: SqlCondition,
): ApiResponse | undefined {
  const option = QUERIES.find((name) => call.options[name] !== undefined);
  if (option === undefined) return undefined;
  refuseOtherOptions(call, option);
  const query = parseFetch(xmlOf(call, definition, option));
  if (query.entity.name !== definition.logicalName)
    throw invalidFetch(`<entity name='${query.entity.name}'> is not the table of '${definition.setName}'.`);
  const result = runFetch(call.organization, query, { pageSize: call.preferences.pageSize, under });
  const names = result.columns.map(({ answerName }) => answerName).join(',');
  const body = {
    '@odata.context': `${call.organization.apiUrl()}$metadata#${definition.setName}(${names})`,
    ...(call.options.count ? { '@odata.count': result.total ?? result.rows.length } : {}),
    ...annotationsOf(call, result),
    value: result.rows.map((row) => presentRow(call, result, row)),
  };
  const followed = appliedHeader(call.preferences, ['odata.maxpagesize', 'odata.include-annotations']);
  return jsonResponse(200, body, followed);
}
