import type { Column, EntityName } from './column.ts';
import { DataverseError } from './dataverse-error.ts';
import type { EntityDefinition } from './entity-definition.ts';
import { parseGuid } from './guid.ts';
import { badPayload } from './refusals.ts';
import type { Scalar } from './row.ts';

/** Dataverse keeps instants to the second. */
const toInstant = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, 'Z');

const EDM_TYPES: Readonly<Record<Column['kind'], string>> = {
  guid: 'Edm.Guid',
  lookup: 'Edm.Guid',
  string: 'Edm.String',
  choices: 'Edm.String',
  int: 'Edm.Int32',
  choice: 'Edm.Int32',
  state: 'Edm.Int32',
  bigint: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  money: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  datetime: 'Edm.DateTimeOffset',
  date: 'Edm.Date',
};

const tooLong = (place: { column: string; entity: string; maxLength: number }) =>
  new DataverseError({
    status: 400,
    code: '0x80044331',
    message: `A validation error occurred.  The length of the '${place.column}' attribute of the '${place.entity}' entity exceeded the maximum allowed length of '${place.maxLength}'.`,
  });

const notAnOption = (place: { column: string; entity: string; value: number; options: string }) =>
  new DataverseError({
    status: 400,
    code: '0x8004431A',
    message: `A validation error occurred. The value ${place.value} of '${place.column}' on record of type '${place.entity}' is outside the valid range. Accepted Values: ${place.options}`,
  });

function parseText(entity: EntityName, column: Column & { kind: 'string' }, value: string): Scalar {
  if (value.length > column.maxLength) {
    throw tooLong({ column: column.name, entity, maxLength: column.maxLength });
  }
  return value === '' ? null : value; // the cloud keeps an empty text as no value
}

function parseNumber(entity: EntityName, column: Column, value: number): Scalar | undefined {
  if (column.kind === 'decimal' || column.kind === 'money') return value;
  if (!Number.isInteger(value)) return undefined;
  if ((column.kind === 'choice' || column.kind === 'state') && column.options[value] === undefined) {
    const options = Object.keys(column.options).join(',');
    throw notAnOption({ column: column.name, entity, value, options });
  }
  return value;
}

/** Values parted by commas, 150 at most ("Choices columns", learn.microsoft.com). */
function parseChoices(entity: EntityName, column: Column & { kind: 'choices' }, value: string) {
  if (value === '') return null;
  const values = value.split(',').map(Number);
  if (values.length > 150 || values.some((each) => !Number.isInteger(each))) return undefined;
  const foreign = values.find((each) => column.options[each] === undefined);
  if (foreign === undefined) return values.join(',');
  const options = Object.keys(column.options).join(',');
  throw notAnOption({ column: column.name, entity, value: foreign, options });
}

function parseDate(column: Column, value: string): Scalar | undefined {
  if (column.kind === 'date') {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  }
  return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
    ? toInstant(new Date(value))
    : undefined;
}

function parsed(entity: EntityName, column: Column, value: unknown): Scalar | undefined {
  switch (column.kind) {
    case 'string':
      return typeof value === 'string' ? parseText(entity, column, value) : undefined;
    case 'choices':
      return typeof value === 'string' ? parseChoices(entity, column, value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'guid':
    case 'lookup':
      return typeof value === 'string' ? parseGuid(value) : undefined;
    case 'date':
    case 'datetime':
      return typeof value === 'string' ? parseDate(column, value) : undefined;
    case 'int':
    case 'bigint':
    case 'decimal':
    case 'money':
    case 'choice':
    case 'state':
      return typeof value === 'number' ? parseNumber(entity, column, value) : undefined;
  }
}

export const edmTypeOf = (column: Column) => EDM_TYPES[column.kind];

export const instantText = toInstant;

/** The value as it is stored, or a refusal in the words of the cloud. The value itself is never repeated: it may be a person's. */
export function parseColumnValue(definition: EntityDefinition, column: Column, value: unknown): Scalar {
  if (value === null) return null;
  const result = parsed(definition.logicalName, column, value);
  if (result === undefined) {
    throw badPayload({
      setName: definition.setName,
      reason: `Microsoft.OData.ODataException: Cannot convert a value to the expected type '${edmTypeOf(column)}' of '${column.name}'`,
    });
  }
  return result;
}
