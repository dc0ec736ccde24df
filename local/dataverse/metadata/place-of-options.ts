import type { Organization } from '../organization.ts';
import { badPayload } from '../refusals.ts';
import { localizedLabels, readLabels, type Labels } from './metadata-json.ts';
import type { Option, OptionPlace } from './option.ts';

const refuse = (action: string, reason: string) =>
  badPayload({ setName: action, reason: `Microsoft.Crm.CrmException: ${reason}` });

/**
 * `OptionSetName` names a global choice, `EntityLogicalName` with `AttributeLogicalName` a column (reference of the actions
 * InsertOptionValue, UpdateOptionValue, DeleteOptionValue and OrderOption); a column that shows a global choice has no
 * options of its own.
 */
export function placeOfOptions(
  organization: Organization,
  action: string,
  body: Readonly<Record<string, unknown>>,
): OptionPlace {
  const { metadata, definitions } = organization;
  const globalName = body['OptionSetName'];
  if (typeof globalName === 'string') {
    if (metadata.globalChoice(globalName) === undefined)
      throw refuse(action, `no global choice ${globalName}`);
    return { kind: 'global', name: globalName };
  }
  const entity = String(body['EntityLogicalName']);
  const name = String(body['AttributeLogicalName']);
  const column = definitions.find(entity)?.columns.find((candidate) => candidate.name === name);
  if (column?.kind !== 'choice' && column?.kind !== 'choices')
    throw refuse(action, `no choice column ${name} of ${entity} can be changed`);
  if (metadata.findColumn({ entity, name })?.globalChoice !== undefined)
    throw refuse(action, `${name} of ${entity} shows a global choice: name it in OptionSetName`);
  return { kind: 'column', entity, name };
}

/** The label an action gives, on top of those it keeps; only provisioned languages can have one. */
export function labelOf(
  organization: Organization,
  action: string,
  given: { readonly label: unknown; readonly kept?: Labels },
) {
  const sent = readLabels(given.label);
  const { provisioned } = organization.customization.languages;
  const foreign = Object.keys(sent).find((code) => !provisioned.includes(Number(code)));
  if (foreign !== undefined) throw refuse(action, `The language ${foreign} is not provisioned`);
  const labels = { ...given.kept, ...sent };
  if (Object.keys(labels).length === 0) throw refuse(action, 'An option needs a label');
  return { LocalizedLabels: localizedLabels(labels) };
}

export function requireOption(action: string, options: readonly Option[], value: unknown): number {
  const at = options.findIndex((option) => option['Value'] === value);
  if (at < 0) throw refuse(action, 'no such option');
  return at;
}

/** The first value of the publisher's range that is free: option value prefix and four digits. */
export function nextValue(
  organization: Organization,
  options: readonly Option[],
  from: { readonly name: string; readonly solution: unknown },
): number {
  const prefix = from.name.split('_')[0];
  const { rows } = organization;
  let publisherId: unknown;
  for (const { row } of rows.table('solution').iterate())
    if (row['uniquename'] === from.solution) publisherId = row['_publisherid_value'];
  let base = 10_000;
  for (const { id, row } of rows.table('publisher').iterate())
    if (id === publisherId || (publisherId === undefined && row['customizationprefix'] === prefix))
      base = Number(row['customizationoptionvalueprefix']);
  const taken = new Set(options.map((option) => option['Value']));
  let value = base * 10_000;
  while (taken.has(value)) value += 1;
  return value;
}
