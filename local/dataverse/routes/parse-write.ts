import { propertyOf, type Column } from '../column.ts';
import { DataverseError } from '../dataverse-error.ts';
import type { EntityDefinition, Navigation } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import type { Organization } from '../organization.ts';
import { parseColumnValue } from '../parse-column-value.ts';
import { badPayload, notServed, rowMissing } from '../refusals.ts';
import { lookupTypeProperty, type Row, type Scalar } from '../row.ts';

const BIND = '@odata.bind';

const unknownInPayload = (definition: EntityDefinition, property: string) =>
  badPayload({
    setName: definition.setName,
    reason: `Microsoft.Crm.CrmException: Invalid property '${property}' was found in entity 'Microsoft.Dynamics.CRM.${definition.logicalName}'`,
  });

function requireWritable(organization: Organization, definition: EntityDefinition, column: Column): void {
  const place = `${definition.logicalName}.${column.name}`;
  if (column.access !== 'writable') {
    throw new DataverseError({
      status: 400,
      code: '0x80040203',
      message: `The column '${column.name}' of '${definition.logicalName}' is read-only and cannot be written.`,
    });
  }
  if (organization.securedColumns.has(place)) {
    throw new DataverseError({
      status: 403,
      code: '0x8004f508',
      message: `The user does not have AttributePrivilegeUpdate and not granted shared access for a secured attribute during update operation: ${place}`,
    });
  }
}

/** `/accounts(<id>)`, with or without the slash or the whole address before it. */
export function parseBinding(organization: Organization, binding: unknown): { setName: string; id: string } {
  const path = (typeof binding === 'string' ? binding : '')
    .replace(organization.apiUrl(), '')
    .replace(/^\//, '');
  const [, setName, key = ''] = /^(?:api\/data\/v9\.\d\/)?(\w+)\(([^)]+)\)$/.exec(path) ?? [];
  const id = parseGuid(key.includes('=') ? (key.split('=')[1] ?? '') : key);
  if (setName !== undefined && id !== undefined) return { setName, id };
  throw badPayload({
    setName: 'odata.bind',
    reason: 'Microsoft.OData.ODataException: A binding must read /set(<id>)',
  });
}

function bind(organization: Organization, navigation: Navigation, value: unknown): Row {
  const property = propertyOf(navigation.column);
  if (value === null) return { [property]: null };
  const { setName, id } = parseBinding(organization, value);
  const bound = organization.definitions.findSet(setName);
  const target = navigation.targets.find(({ entity }) => entity === bound?.logicalName);
  if (target === undefined) {
    const served = navigation.targets.some(
      ({ entity }) => organization.definitions.find(entity) !== undefined,
    );
    if (!served) throw notServed(`the table behind '${navigation.column.name}'`);
    throw badPayload({
      setName,
      reason: `Microsoft.OData.ODataException: '${navigation.column.name}' cannot refer to '${setName}'`,
    });
  }
  if (bound !== undefined && organization.rows.find(bound, id) === undefined) {
    throw rowMissing({ entity: bound.logicalName, id });
  }
  const type = navigation.column.targets.length > 1 ? { [lookupTypeProperty(property)]: target.entity } : {};
  return { [property]: id, ...type };
}

function parseNavigation(
  organization: Organization,
  definition: EntityDefinition,
  written: { name: string; isBinding: boolean; value: unknown },
): Row {
  const navigation = definition.byNavigation.get(written.name);
  if (navigation === undefined) throw unknownInPayload(definition, written.name);
  requireWritable(organization, definition, navigation.column);
  if (!written.isBinding && written.value !== null)
    throw notServed('creating related rows inside a row (deep insert)');
  return bind(organization, navigation, written.value);
}

function parseProperty(
  organization: Organization,
  definition: EntityDefinition,
  written: { name: string; value: unknown },
): Row {
  const column = definition.byProperty.get(written.name);
  if (column === undefined) {
    return parseNavigation(organization, definition, { ...written, isBinding: false });
  }
  if (column.kind === 'lookup') {
    throw badPayload({
      setName: definition.setName,
      reason:
        'Microsoft.Crm.CrmException: CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
    });
  }
  requireWritable(organization, definition, column);
  return { [written.name]: parseColumnValue(definition, column, written.value) };
}

function requireType(definition: EntityDefinition, type: unknown): void {
  if (type === undefined) return;
  const expected = `Microsoft.Dynamics.CRM.${definition.logicalName}`;
  if (typeof type === 'string' && type.replace('#', '') === expected) return;
  throw badPayload({
    setName: definition.setName,
    reason: `Microsoft.OData.ODataException: '${expected}' was expected in @odata.type`,
  });
}

/** The columns that a body writes, checked; annotations without meaning for a write are passed over. */
export function parseWrite(
  organization: Organization,
  write: { definition: EntityDefinition; body: Readonly<Record<string, unknown>> },
): Row {
  const { definition, body } = write;
  requireType(definition, body['@odata.type']);
  const changes: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith(BIND)) {
      const navigation = name.slice(0, -BIND.length);
      Object.assign(
        changes,
        parseNavigation(organization, definition, { name: navigation, isBinding: true, value }),
      );
    } else if (!name.includes('@')) {
      Object.assign(changes, parseProperty(organization, definition, { name, value }));
    }
  }
  return changes;
}
