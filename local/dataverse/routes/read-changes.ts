import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { makeProjection } from '../odata/projection.ts';
import { encodeSkipToken, parseSkipToken, type Cookie } from '../odata/skip-token.ts';
import { appliedHeader, LARGEST_PAGE } from '../preferences.ts';
import { invalidQuery } from '../refusals.ts';
import { requireWholeTable } from '../row-privileges.ts';
import { readChangePage, type ChangePage, type ChangePosition } from '../tracking/change-pages.ts';
import type { Call } from './call.ts';
import { linkWith } from './link.ts';
import { presenterOf } from './presenter-of.ts';
import { contextOf } from './read-collection.ts';

const REFUSED = ['$filter', '$orderby', '$expand', '$top'];

function refuseOptions(call: Call): void {
  const refused = REFUSED.find((name) => call.options.raw.has(name));
  if (refused === undefined) return;
  throw invalidQuery(`The "${refused}" query parameter isn't supported when Change Tracking is enabled.`);
}

/** Where this page begins: at the first row, at the token, or where the last page ended. */
function positionOf(call: Call, definition: EntityDefinition): { position: ChangePosition; page: number } {
  const { tracking } = call.organization;
  const { skipToken, deltaToken } = call.options;
  const now = tracking.currentToken();
  const start = { until: now.version, startedAt: now.at.toISOString() };
  if (skipToken !== undefined) return continuation(call, definition, parseSkipToken(skipToken));
  if (deltaToken === undefined)
    return { position: { phase: 'whole', from: 0, ...start, after: '' }, page: 1 };
  const from = tracking.parse(definition, deltaToken).version;
  return { position: { phase: 'changed', from, ...start, after: from }, page: 1 };
}

function continuation(
  call: Call,
  definition: EntityDefinition,
  cookie: Cookie,
): ReturnType<typeof positionOf> {
  const after = cookie.after[0];
  if (cookie.tracking === undefined || after === undefined || after === null || typeof after === 'boolean') {
    throw invalidQuery('Malformed XML in the paging cookie: follow @odata.nextLink unchanged.');
  }
  const { until, startedAt } = cookie.tracking;
  call.organization.tracking.requireFresh(definition, { version: until, at: new Date(startedAt) });
  return { position: { ...cookie.tracking, after }, page: cookie.page };
}

function closingLink(call: Call, definition: EntityDefinition, page: ChangePage, number: number): object {
  const { tracking } = call.organization;
  if (page.next !== undefined) {
    const { after, ...rest } = page.next;
    const value = encodeSkipToken({ page: number + 1, after: [after], tracking: rest });
    return { '@odata.nextLink': linkWith(call, definition.setName, { name: '$skiptoken', value }) };
  }
  const value = tracking.encode({ version: page.until, at: call.organization.now() });
  return { '@odata.deltaLink': linkWith(call, definition.setName, { name: '$deltatoken', value }) };
}

/** A page of the whole table or of what changed since a token; the delta link stands only on the last one. */
export function readChanges(call: Call, definition: EntityDefinition): ApiResponse {
  const { organization, options, preferences } = call;
  refuseOptions(call);
  requireWholeTable(organization, definition.logicalName);
  organization.tracking.requireEnabled(definition);
  const { position, page: number } = positionOf(call, definition);
  const request = { select: options.select, expand: undefined };
  const projection = makeProjection({ definitions: organization.definitions, definition, request });
  const size = preferences.pageSize ?? LARGEST_PAGE;
  const page = readChangePage({ rows: organization.rows, definition, position, size });
  const presenter = presenterOf(call);
  const deletedContext = `${organization.apiUrl()}$metadata#${definition.setName}/$deletedEntity`;
  const body = {
    '@odata.context': contextOf(call, projection) + (position.phase === 'whole' ? '' : '/$delta'),
    ...(options.count ? { '@odata.count': page.rows.length + page.deletions.length } : {}),
    value: [
      ...page.rows.map((stored) => presenter.present(projection, stored)),
      ...page.deletions.map(({ id }) => ({ '@odata.context': deletedContext, id, reason: 'deleted' })),
    ],
    ...closingLink(call, definition, page, number),
  };
  const followed = ['odata.track-changes', 'odata.maxpagesize', 'odata.include-annotations'];
  return jsonResponse(200, body, appliedHeader(preferences, followed));
}
