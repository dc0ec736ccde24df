import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import type { Column } from '../column.ts';
import { DataverseError } from '../dataverse-error.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { badPayload } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import { checkNewColumn, requireProvisioned } from './check-column.ts';
import { columnOfMetadata, logicalNameOf } from './column-of-metadata.ts';
import { requireNoDependents } from './dependencies.ts';
import { metadataId } from './metadata-id.ts';
import { isObject, localizedLabels, readLabels } from './metadata-json.ts';
import { presentColumn, presentColumns, typeNameOf } from './present-definitions.ts';
import { requireCustomization } from './require-customization.ts';
import { project, selectDefinitions } from './select-metadata.ts';
import { addByHeader, COMPONENT, forgetComponent } from './solution-components.ts';
import { contextOf } from './table-routes.ts';

type Place = {
  readonly definition: EntityDefinition;
  readonly key: string;
  readonly cast: string | undefined;
};

function findColumn({ definition, key, cast }: Place): Column {
  const name = /^LogicalName='(\w+)'$/i.exec(key)?.[1];
  const found = definition.columns.find(
    (column) =>
      column.name === name || metadataId(`${definition.logicalName}.${column.name}`) === key.toLowerCase(),
  );
  const isWanted =
    cast === undefined || (found !== undefined && typeNameOf(found) === cast.replace('Memo', 'String'));
  if (found !== undefined && isWanted) return found;
  throw new DataverseError({
    status: 404,
    code: '0x80060888',
    message: `Could not find an attribute with specified LogicalName '${name ?? key}' in entity ${definition.logicalName}.`,
  });
}

const CHOICES = ['OptionSet', 'GlobalOptionSet'] as const;

const addressOf = (place: Omit<Place, 'key'>, key: string) =>
  `EntityDefinitions('${place.definition.logicalName}')/Attributes(${key})/Microsoft.Dynamics.CRM.${place.cast ?? ''}AttributeMetadata`;

type Shown = Readonly<Record<string, unknown>>;

/** The options of a choice come with the cast and `$expand=OptionSet` only, as documented, each set with its own context. */
function show(call: Call, place: Omit<Place, 'key'>, column: Shown): Shown {
  const { OptionSet, GlobalOptionSet, ...rest } = column;
  const sets = { OptionSet, GlobalOptionSet: GlobalOptionSet ?? null };
  const expand = place.cast === undefined ? '' : (call.options.expand ?? '');
  const address = addressOf(place, String(column['MetadataId']));
  const expanded = CHOICES.filter((name) => new RegExp(`(^|,)${name}\\b`).test(expand)).map((name) => ({
    ...(sets[name] === null
      ? {}
      : { [`${name}@odata.context`]: contextOf(call, `${address}/${name}/$entity`) }),
    [name]: sets[name],
  }));
  return {
    ...project(rest, call.options),
    ...Object.fromEntries(expanded.flatMap((each) => Object.entries(each))),
  };
}

export function listColumns(call: Call, place: Omit<Place, 'key'>): ApiResponse {
  requirePrivilege(call.organization, 'prvReadAttribute');
  const { filter, aliases } = call.options;
  const all = presentColumns(call.organization, place.definition);
  const cast = `#Microsoft.Dynamics.CRM.${place.cast ?? ''}AttributeMetadata`;
  const typed = place.cast === undefined ? all : all.filter((column) => column['@odata.type'] === cast);
  const wanted = selectDefinitions(typed, { select: undefined, filter, aliases });
  return jsonResponse(200, {
    '@odata.context': contextOf(call, `EntityDefinitions('${place.definition.logicalName}')/Attributes`),
    value: wanted.map((column) => show(call, place, column)),
  });
}

export function readColumn(call: Call, place: Place): ApiResponse {
  requirePrivilege(call.organization, 'prvReadAttribute');
  const column = presentColumn(call.organization, place.definition, findColumn(place));
  const of = `EntityDefinitions('${place.definition.logicalName}')/Attributes/$entity`;
  return jsonResponse(200, { '@odata.context': contextOf(call, of), ...show(call, place, column) });
}

/** `…PicklistAttributeMetadata/OptionSet`: the set of options alone; 204 where the column shows no global choice. */
export function readOptionSet(call: Call, place: Place, name: string): ApiResponse {
  requirePrivilege(call.organization, 'prvReadAttribute');
  const set = presentColumn(call.organization, place.definition, findColumn(place))[name];
  if (!isObject(set)) return emptyResponse(204);
  const context = contextOf(call, `${addressOf(place, place.key)}/${name}/$entity`);
  return jsonResponse(200, { '@odata.context': context, ...project(set, call.options) });
}

/** A changed definition ends the delta tokens of its table: public clients meet it, and plan for it. */
function changed({ organization }: Call, definition: EntityDefinition): void {
  organization.tracking.expireTokens(definition);
}

/** The global choice that a new column shows: by its MetadataId, or by `Name='x'`. */
function boundChoice({ organization }: Call, body: Readonly<Record<string, unknown>>) {
  const bound = body['GlobalOptionSet@odata.bind'];
  if (bound === undefined) return undefined;
  const address = typeof bound === 'string' ? bound : '';
  const key = /GlobalOptionSetDefinitions\((?:Name=')?([\w-]+)'?\)$/i.exec(address)?.[1];
  const found = key === undefined ? undefined : organization.metadata.globalChoice(key.toLowerCase());
  if (found !== undefined) return found;
  throw badPayload({
    setName: 'Attributes',
    reason: 'Microsoft.Crm.CrmException: the global choice that the column is to show does not exist',
  });
}

export function createColumn(call: Call, definition: EntityDefinition): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvCreateAttribute');
  const body = parseBody(request, 'Attributes');
  checkNewColumn(organization, { definition, body });
  const globalChoice = boundChoice(call, body);
  if (globalChoice === undefined) columnOfMetadata(body, organization.customization.languages.base);
  const saved = organization.rows.transaction(() => {
    const column = { entity: definition.logicalName, name: logicalNameOf(body), body };
    const shown = globalChoice === undefined ? {} : { globalChoice: globalChoice.name };
    const added = organization.metadata.saveColumn({ ...column, ...shown });
    addByHeader(organization, request, { type: COMPONENT.attribute, id: added.metadataId });
    changed(call, definition);
    return added;
  });
  const table = `EntityDefinitions(${metadataId(definition.logicalName)})`;
  const address = `${organization.apiUrl()}${table}/Attributes(${saved.metadataId})`;
  return emptyResponse(204, { 'OData-EntityId': address });
}

/**
 * Saves the definition, until its table is published. Labels of languages not sent stay with `MSCRM.MergeLabels: true` and go
 * without it.
 */
export function replaceColumn(call: Call, place: Place): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteAttribute');
  const { name } = findColumn(place);
  const body = parseBody(request, 'Attributes');
  const entity = place.definition.logicalName;
  const { metadata } = organization;
  const added =
    metadata.drafts.find('column', `${entity}.${name}`)?.column ?? metadata.findColumn({ entity, name });
  if (added === undefined || logicalNameOf(body) !== name)
    throw badPayload({
      setName: 'Attributes',
      reason: 'Microsoft.Crm.CrmException: not a column that can be replaced',
    });
  requireProvisioned(organization, body);
  const kept = request.headers['mscrm.mergelabels'] === 'true' ? readLabels(added.body['DisplayName']) : {};
  const DisplayName = { LocalizedLabels: localizedLabels({ ...kept, ...readLabels(body['DisplayName']) }) };
  const column = { ...added, body: { ...added.body, ...body, DisplayName } };
  metadata.drafts.put({ kind: 'column', column, place: entity });
  changed(call, place.definition);
  return emptyResponse(204);
}

export function deleteColumn(call: Call, place: Place): ApiResponse {
  const { organization } = call;
  requireCustomization(organization, 'prvDeleteAttribute');
  const { name } = findColumn(place);
  const added = organization.metadata.findColumn({ entity: place.definition.logicalName, name });
  if (added === undefined)
    throw badPayload({
      setName: 'Attributes',
      reason: 'Microsoft.Crm.CrmException: a managed column cannot be deleted',
    });
  const component = { type: COMPONENT.attribute, id: added.metadataId };
  requireNoDependents(organization, component);
  organization.metadata.removeColumn(added);
  forgetComponent(organization, component);
  changed(call, place.definition);
  return emptyResponse(204);
}
