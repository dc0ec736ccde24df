import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseOrder } from '../odata/parse-order.ts';
import { contextFragment, makeProjection, type Projection } from '../odata/projection.ts';
import { encodeSkipToken, parseSkipToken } from '../odata/skip-token.ts';
import { appliedHeader, LARGEST_PAGE, type Preferences } from '../preferences.ts';
import { readableRows } from '../row-reach.ts';
import { countRows, selectRows, type SelectedRow } from '../storage/select-rows.ts';
import { bothOf, type SqlCondition } from '../storage/sql-condition.ts';
import type { Call } from './call.ts';
import { conditionOf } from './condition.ts';
import { COUNT_LIMIT } from './count-collection.ts';
import { linkWith } from './link.ts';
import { presenterOf } from './presenter-of.ts';
import { requireShown } from './require-shown.ts';

/** With a page size `$top` is ignored, as documented; without one it bounds the answer. */
function limitsOf(call: Call): { limit: number; pages: boolean } {
  const { pageSize } = call.preferences;
  const { top } = call.options;
  if (pageSize !== undefined) return { limit: pageSize, pages: true };
  if (top !== undefined) return { limit: Math.min(top, LARGEST_PAGE), pages: false };
  return { limit: LARGEST_PAGE, pages: true };
}

function countOf(call: Call, definition: EntityDefinition, condition: SqlCondition | undefined): object {
  if (!call.options.count) return {};
  const { database } = call.organization.rows;
  const count = countRows(database, { definition, condition, limit: COUNT_LIMIT + 1 });
  const shown = Math.min(count, COUNT_LIMIT);
  const { annotations } = call.preferences;
  return {
    '@odata.count': shown,
    ...(annotations('Microsoft.Dynamics.CRM.totalrecordcount')
      ? {
          '@Microsoft.Dynamics.CRM.totalrecordcount': shown,
          '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': count > COUNT_LIMIT,
        }
      : {}),
  };
}

function nextLinkOf(call: Call, path: string, next: { last: SelectedRow; page: number }): object {
  const token = encodeSkipToken({ page: next.page, after: next.last.sortValues });
  return { '@odata.nextLink': linkWith(call, path, { name: '$skiptoken', value: token }) };
}

export const followedPreferences = (preferences: Preferences) =>
  appliedHeader(preferences, ['odata.maxpagesize', 'odata.include-annotations']);

export const contextOf = (call: Call, projection: Projection) =>
  `${call.organization.apiUrl()}$metadata#${contextFragment(projection)}`;

/** A table, or those of its rows that hang under one row, at the address of that collection. */
type Source = { readonly condition?: SqlCondition; readonly path?: string };

/** One page of a table, filtered and sorted. */
export function readCollection(call: Call, definition: EntityDefinition, source: Source = {}): ApiResponse {
  const { organization, options, preferences } = call;
  const request = { select: options.select, expand: options.expand };
  const projection = makeProjection({ definitions: organization.definitions, definition, request });
  requireShown(organization, projection);
  const asked = bothOf(conditionOf(call, definition), source.condition);
  const condition = bothOf(asked, readableRows(organization, definition));
  const cookie = options.skipToken === undefined ? undefined : parseSkipToken(options.skipToken);
  const { limit, pages } = limitsOf(call);
  const found = selectRows(organization.rows.database, {
    definition,
    condition,
    order: parseOrder(definition, options),
    after: cookie?.after,
    limit: limit + 1, // one more than shown tells whether there is a next page
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasNext = pages && found.length > limit && last !== undefined;
  const presenter = presenterOf(call);
  const body = {
    '@odata.context': contextOf(call, projection),
    ...countOf(call, definition, condition),
    value: shown.map(({ stored }) => presenter.presentInList(projection, stored)),
    ...(hasNext
      ? nextLinkOf(call, source.path ?? definition.setName, { last, page: (cookie?.page ?? 1) + 1 })
      : {}),
  };
  return jsonResponse(200, body, followedPreferences(preferences));
}
