import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { badPayload } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { readLabels } from './metadata-json.ts';
import type { Option, OptionPlace } from './option.ts';
import { labelOf, nextValue, placeOfOptions, requireOption } from './place-of-options.ts';
import { requireCustomization } from './require-customization.ts';
import { findSolution } from './solution-components.ts';
import { contextOf } from './table-routes.ts';

// "Create and update choices (option sets) using the Web API" (learn.microsoft.com) shows each of these actions.

const refuse = (action: string, reason: string) =>
  badPayload({ setName: action, reason: `Microsoft.Crm.CrmException: ${reason}` });

type Body = Readonly<Record<string, unknown>>;
/** The options as they were saved last, be they published or not. */
type Opened = { readonly body: Body; readonly place: OptionPlace; readonly options: readonly Option[] };
type Change = (options: readonly Option[]) => readonly Option[];

function open(call: Call, action: string): Opened {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteAttribute');
  const body = parseBody(request, action);
  const solution = body['SolutionUniqueName'];
  if (typeof solution === 'string') findSolution(organization, solution);
  const place = placeOfOptions(organization, action, body);
  return { body, place, options: savedOptions(call, place) ?? organization.metadata.optionsOf(place) };
}

const savedOptions = ({ organization }: Call, of: OptionPlace) =>
  organization.metadata.drafts.find('options', of.kind === 'global' ? of.name : `${of.entity}.${of.name}`)
    ?.options;

function draft({ organization }: Call, of: OptionPlace, options: readonly Option[]): void {
  const place = of.kind === 'global' ? of.name : of.entity;
  organization.metadata.drafts.put({ kind: 'options', of, options, place });
}

/** An option that is new or gone is so at once; that ends the delta tokens of the tables that show it. */
function saveAtOnce(call: Call, place: OptionPlace, change: Change): void {
  const { metadata, definitions, tracking } = call.organization;
  const saved = savedOptions(call, place);
  if (saved !== undefined) draft(call, place, change(saved));
  for (const entity of metadata.saveOptions(place, change(metadata.optionsOf(place)))) {
    const definition = definitions.find(entity);
    if (definition !== undefined) tracking.expireTokens(definition);
  }
}

function insert(call: Call, action: string, opened: Opened, extra: Body = {}): ApiResponse {
  const { body, place, options } = opened;
  const value =
    body['Value'] ??
    nextValue(call.organization, options, { ...place, solution: body['SolutionUniqueName'] });
  if (typeof value !== 'number' || !Number.isInteger(value)) throw refuse(action, 'Value must be a number');
  if (options.some((option) => option['Value'] === value)) throw refuse(action, `${value} is taken`);
  const Label = labelOf(call.organization, action, { label: body['Label'] });
  saveAtOnce(call, place, (list) => [...list, { Value: value, Label, ...extra }]);
  const context = contextOf(call, `Microsoft.Dynamics.CRM.${action}Response`);
  return jsonResponse(200, { '@odata.context': context, NewOptionValue: value });
}

/** Adds an option at the end; without `Value` it gets the next one of the publisher's range. */
export const insertOptionValue = (call: Call): ApiResponse =>
  insert(call, 'InsertOptionValue', open(call, 'InsertOptionValue'));

/** Adds a status reason to one state of a table. */
export function insertStatusValue(call: Call): ApiResponse {
  const action = 'InsertStatusValue';
  const opened = open(call, action);
  const { body, place } = opened;
  const definition = place.kind === 'column' ? call.organization.definitions.find(place.entity) : undefined;
  const states = definition?.columns.find(({ kind }) => kind === 'state');
  const code = body['StateCode'];
  if (place.name !== 'statuscode' || states?.kind !== 'state')
    throw refuse(action, `${place.name} is no status reason`);
  if (typeof code !== 'number' || states.options[code] === undefined) throw refuse(action, 'no such state');
  return insert(call, action, opened, { State: code });
}

/** Another label for an option, seen when it is published; `MergeLabels` keeps those of languages not sent. */
export function updateOptionValue(call: Call): ApiResponse {
  const action = 'UpdateOptionValue';
  const { body, place, options } = open(call, action);
  const at = requireOption(action, options, body['Value']);
  const before = options[at] ?? {};
  const kept = body['MergeLabels'] === true ? readLabels(before['Label']) : {};
  const Label = labelOf(call.organization, action, { label: body['Label'], kept });
  draft(call, place, options.with(at, { ...before, Label }));
  return emptyResponse(204);
}

/** Rows keep the value of an option that is gone, and show no label for it. */
export function deleteOptionValue(call: Call): ApiResponse {
  const action = 'DeleteOptionValue';
  const { body, place, options } = open(call, action);
  requireOption(action, options, body['Value']);
  saveAtOnce(call, place, (list) => list.filter((option) => option['Value'] !== body['Value']));
  return emptyResponse(204);
}

/** `Values` lists every option once, in the new order; seen when it is published. */
export function orderOption(call: Call): ApiResponse {
  const action = 'OrderOption';
  const { body, place, options } = open(call, action);
  const values: unknown = body['Values'];
  if (!Array.isArray(values) || values.length !== options.length || new Set(values).size !== values.length)
    throw refuse(action, 'Values must list every option once');
  const ordered = values.map((value: unknown) => options[requireOption(action, options, value)] ?? {});
  draft(call, place, ordered);
  return emptyResponse(204);
}
