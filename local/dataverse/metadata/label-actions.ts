import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { badPayload, invalidQuery, rowMissing } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import type { StoredRow } from '../row.ts';
import { draftView } from './draft-view.ts';
import { isObject, presentLabels, readLabels } from './metadata-json.ts';
import { requireCustomization } from './require-customization.ts';
import { retrieveRowLabels, setRowLabels } from './row-labels.ts';
import { contextOf } from './table-routes.ts';

const LABELLED = ['name', 'description'];

function findView(call: Call, id: string): StoredRow {
  const definition = call.organization.definitions.of('savedquery');
  const found = call.organization.rows.find(definition, parseGuid(id) ?? id);
  if (found === undefined) throw rowMissing({ entity: 'savedquery', id });
  return found;
}

/** The texts of a view in every language: those that readers see, or with what is saved and not published. */
function labelsOf(call: Call, wanted: { view: StoredRow; attribute: string; unpublished: boolean }) {
  const { view, attribute, unpublished } = wanted;
  const { metadata, customization } = call.organization;
  const drafts = unpublished ? metadata.drafts : undefined;
  const own = drafts?.find('view', view.id)?.changes[attribute] ?? view.row[attribute];
  const others =
    drafts?.find('viewLabels', `${view.id} ${attribute}`)?.labels ??
    metadata.labels({ viewId: view.id, attribute });
  return { ...others, ...(typeof own === 'string' ? { [customization.languages.base]: own } : {}) };
}

export const retrieveProvisionedLanguages = (call: Call): ApiResponse =>
  jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.RetrieveProvisionedLanguagesResponse'),
    RetrieveProvisionedLanguages: call.organization.customization.languages.provisioned,
  });

/** `RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)`, for views. */
export function retrieveLocLabels(call: Call): ApiResponse {
  const moniker = call.options.aliases.get('@p1') ?? '';
  const id = /savedqueries\(([^)]+)\)/.exec(moniker)?.[1];
  const attribute = (call.options.aliases.get('@p2') ?? '').replaceAll("'", '');
  if (id === undefined) return retrieveRowLabels(call, { moniker, column: attribute });
  if (!LABELLED.includes(attribute)) throw invalidQuery(`'${attribute}' has no labels.`);
  requireRowPrivilege(call.organization, { verb: 'Read', entity: 'savedquery' });
  const unpublished = call.options.aliases.get('@p3') === 'true';
  const labels = labelsOf(call, { view: findView(call, id), attribute, unpublished });
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.RetrieveLocLabelsResponse'),
    Label: presentLabels(labels, call.organization.customization.languages.base),
  });
}

/** Saves all labels of a view's text, until they are published; a language that is not sent loses its label, save the base language. */
export function setLocLabels(call: Call): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteQuery');
  const { base, provisioned } = organization.customization.languages;
  const body = parseBody(request, 'SetLocLabels');
  const moniker = body['EntityMoniker'];
  const attribute = body['AttributeName'];
  if (!isObject(moniker)) throw invalidQuery('EntityMoniker is required.');
  if (typeof moniker['savedqueryid'] !== 'string') return setRowLabels(call, moniker);
  if (typeof attribute !== 'string' || !LABELLED.includes(attribute)) throw invalidQuery('No such labels.');
  const labels = readLabels(body['Labels']);
  const foreign = Object.keys(labels).find((code) => !provisioned.includes(Number(code)));
  if (foreign !== undefined)
    throw badPayload({ setName: 'SetLocLabels', reason: `The language ${foreign} is not provisioned` });
  const view = findView(call, moniker['savedqueryid']);
  const { [base]: own, ...others } = labels;
  organization.rows.transaction(() => {
    if (own !== undefined) draftView(organization, view, { [attribute]: own });
    const place = String(view.row['returnedtypecode']);
    const draft = { kind: 'viewLabels', id: view.id, attribute, labels: others } as const;
    organization.metadata.drafts.put({ ...draft, place });
  });
  return emptyResponse(204);
}
