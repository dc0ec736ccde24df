import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { RowPresenter } from '../odata/present-row.ts';
import { appliedHeader } from '../preferences.ts';
import { invalidQuery, notServed, rowMissing } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { lookupTypeProperty, type Scalar } from '../row.ts';
import { invalidFetch } from './fetch-refusals.ts';
import { parseFetch } from './parse-fetch.ts';
import { runFetch, type FetchedRow, type FetchResult } from './run-fetch.ts';

const COOKIE = 'Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const MORE = 'Microsoft.Dynamics.CRM.morerecords';
const TOTAL = 'Microsoft.Dynamics.CRM.totalrecordcount';

/** The system view of that id, which must be one of the table (…/webapi/retrieve-and-execute-predefined-queries). */
function savedFetchXml(call: Call, definition: EntityDefinition, text: string): string {
  const id = parseGuid(text);
  if (id === undefined) throw invalidQuery(`Invalid 'GUID' value '${text}' in savedQuery.`);
  const { rows, definitions } = call.organization;
  const view = rows.find(definitions.of('savedquery'), id)?.row;
  if (view === undefined) throw rowMissing({ entity: 'savedquery', id });
  if (view['returnedtypecode'] !== definition.logicalName)
    throw invalidQuery(`The saved query ${id} is not one of '${definition.logicalName}'.`);
  return String(view['fetchxml']);
}

/** Options that would change the rows; only the count goes with a query in XML, and then says no more than the cloud does. */
function refuseOtherOptions(call: Call, name: 'fetchXml' | 'savedQuery'): void {
  const refused = [...call.options.raw.keys()].find(
    (option) => option.startsWith('$') && option !== '$count',
  );
  if (refused !== undefined) throw notServed(`${refused} together with ${name}`);
}

function presentRow(call: Call, result: FetchResult, row: FetchedRow): Record<string, Scalar> {
  const presenter = new RowPresenter(call.organization.rows, call.preferences.annotations);
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

/** `GET <set>?fetchXml=` and `?savedQuery=`: the rows of a query in XML. */
export function readFetch(call: Call, definition: EntityDefinition): ApiResponse {
  const { fetchXml, savedQuery } = call.options;
  refuseOtherOptions(call, fetchXml === undefined ? 'savedQuery' : 'fetchXml');
  const xml = fetchXml ?? savedFetchXml(call, definition, savedQuery ?? '');
  const query = parseFetch(xml);
  if (query.entity.name !== definition.logicalName)
    throw invalidFetch(`<entity name='${query.entity.name}'> is not the table of '${definition.setName}'.`);
  const result = runFetch(call.organization, query, call.preferences.pageSize);
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
