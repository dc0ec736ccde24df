import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { badPayload, invalidQuery, notServed } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { requireRow } from '../routes/read-row.ts';
import type { StoredRow } from '../row.ts';
import { presentLabels, readLabels } from './metadata-json.ts';
import { requireCustomization } from './require-customization.ts';
import { contextOf } from './table-routes.ts';

type Localizable = { readonly columns: readonly string[]; readonly privilege: string };

/** Rows other than views with texts in several languages ("Create and use custom APIs", localized labels). */
const LOCALIZABLE: Partial<Record<EntityName, Localizable>> = {
  customapi: { columns: ['name', 'displayname', 'description'], privilege: 'prvWriteCustomAPI' },
  systemform: { columns: ['name', 'description'], privilege: 'prvWriteSystemForm' },
};

type Text = { readonly definition: EntityDefinition; readonly stored: StoredRow; readonly column: string };

const placeOf = ({ definition, stored, column }: Text) => `${definition.logicalName}:${stored.id}:${column}`;

function textOf(
  call: Call,
  wanted: { definition: EntityDefinition | undefined; key: string; column: string },
): Text & Localizable {
  const { definition, key, column } = wanted;
  const localizable = definition && LOCALIZABLE[definition.logicalName];
  if (definition === undefined || localizable === undefined)
    throw notServed('labels of other rows than views, forms and custom APIs');
  if (!localizable.columns.includes(column)) throw invalidQuery(`'${column}' has no labels.`);
  const stored = requireRow(call, { definition, id: parseGuid(key) ?? key });
  return { definition, stored, column, ...localizable };
}

/** `{'@odata.id':'customapis(<id>)'}` with the name of a column. */
export function retrieveRowLabels(call: Call, asked: { moniker: string; column: string }): ApiResponse {
  const [, setName = '', key = ''] = /(\w+)\(([^)]+)\)/.exec(asked.moniker) ?? [];
  const definition = call.organization.definitions.findSet(setName);
  const text = textOf(call, { definition, key, column: asked.column });
  const { base } = call.organization.customization.languages;
  const own = text.stored.row[text.column];
  const others = call.organization.metadata.details.rowLabels(placeOf(text));
  const labels = { ...others, ...(typeof own === 'string' ? { [base]: own } : {}) };
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.RetrieveLocLabelsResponse'),
    Label: presentLabels(labels, base),
  });
}

/** Sets all labels of a text; a language that is not sent loses its label, save the base language. */
export function setRowLabels(call: Call, moniker: Readonly<Record<string, unknown>>): ApiResponse {
  const { organization, request } = call;
  const body = parseBody(request, 'SetLocLabels');
  const definition = organization.definitions.all.find(({ primaryKey }) => primaryKey in moniker);
  const key = String(moniker[definition?.primaryKey ?? '']);
  const text = textOf(call, { definition, key, column: String(body['AttributeName']) });
  requireCustomization(organization, text.privilege);
  const { base, provisioned } = organization.customization.languages;
  const labels = readLabels(body['Labels']);
  const foreign = Object.keys(labels).find((code) => !provisioned.includes(Number(code)));
  if (foreign !== undefined)
    throw badPayload({ setName: 'SetLocLabels', reason: `The language ${foreign} is not provisioned` });
  const { [base]: own, ...others } = labels;
  organization.rows.transaction(() => {
    if (own !== undefined) organization.rows.update(text.definition, text.stored, { [text.column]: own });
    organization.metadata.details.saveRowLabels(placeOf(text), others);
  });
  return emptyResponse(204);
}
