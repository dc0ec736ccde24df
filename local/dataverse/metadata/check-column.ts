import type { EntityDefinition } from '../entity-definition.ts';
import type { Organization } from '../organization.ts';
import { badPayload } from '../refusals.ts';
import { logicalNameOf } from './column-of-metadata.ts';
import { isObject, readLabels } from './metadata-json.ts';

const refuse = (reason: string) =>
  badPayload({ setName: 'Attributes', reason: `Microsoft.Crm.CrmException: ${reason}` });

const optionsOf = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] => {
  const set = body['OptionSet'];
  const options: unknown = isObject(set) ? set['Options'] : undefined;
  return Array.isArray(options) ? options.filter(isObject) : [];
};

/** Labels are taken in provisioned languages alone (reference of the platform's public clients; not documented by Microsoft). */
export function requireProvisioned(
  organization: Organization,
  body: Readonly<Record<string, unknown>>,
): void {
  const labels = [body['DisplayName'], body['Description'], ...optionsOf(body).map(({ Label }) => Label)];
  for (const code of labels.flatMap((label) => Object.keys(readLabels(label)))) {
    if (!organization.customization.languages.provisioned.includes(Number(code)))
      throw refuse(`The language ${code} is not provisioned`);
  }
}

function publisherOf(organization: Organization, name: string) {
  const [prefix = ''] = name.split('_');
  for (const { row } of organization.rows.table('publisher').iterate()) {
    if (String(row['customizationprefix']).toLowerCase() === prefix) return row;
  }
  throw refuse(`No publisher has the prefix of ${name}`);
}

/** New columns carry a publisher's prefix, a label in the base language and a name not taken yet. */
export function checkNewColumn(
  organization: Organization,
  wanted: { readonly definition: EntityDefinition; readonly body: Readonly<Record<string, unknown>> },
): void {
  const { definition, body } = wanted;
  const name = logicalNameOf(body);
  const publisher = publisherOf(organization, name);
  if (definition.columns.some((column) => column.name === name)) throw refuse(`${name} already exists`);
  if (readLabels(body['DisplayName'])[organization.customization.languages.base] === undefined)
    throw refuse('A column needs a display name in the base language');
  requireProvisioned(organization, body);
  if (organization.customization.optionValues === 'any') return;
  const from = Number(publisher['customizationoptionvalueprefix']) * 10_000;
  for (const { Value: value } of optionsOf(body)) {
    if (Number(value) < from || Number(value) > from + 9_999)
      throw refuse(`The option value ${Number(value)} is outside the range of the publisher`);
  }
}
