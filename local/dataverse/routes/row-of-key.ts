import { propertyOf } from '../column.ts';
import { DataverseError } from '../dataverse-error.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { compileFilter } from '../odata/compile-filter.ts';
import { parseFilter } from '../odata/parse-filter.ts';
import { invalidQuery, notServed } from '../refusals.ts';
import { ROW_ALIAS, selectRows } from '../storage/select-rows.ts';
import { bothOf, type SqlCondition } from '../storage/sql-condition.ts';
import type { Call } from './call.ts';

/** The column a key speaks of, a lookup by the name of its value. */
function columnNamed({ columns }: EntityDefinition, name: string): string | undefined {
  return columns.find((column) => propertyOf(column) === name || column.name === name)?.name;
}

/** The text as the service words it. */
const noSuchKey = ({ logicalName }: EntityDefinition) =>
  invalidQuery(`The specified key attributes are not a defined key for the ${logicalName} entity`);

/** RecordNotFoundByEntityKey of the table of service errors, with the text as the service words it. */
const noSuchRow = ({ logicalName }: EntityDefinition) =>
  new DataverseError({
    status: 404,
    code: '0x80060891',
    message: `A record with the specified key values does not exist in ${logicalName} entity`,
  });

/**
 * The id of the row that an alternate key names, `contacts(firstname='Joe',emailaddress1='…')` ("Use an alternate key to
 * reference a record"). The real service creates a row that PATCH does not find so; this one does not.
 */
export function rowOfKey(call: Call, definition: EntityDefinition, key: string): string {
  const { definitions, metadata, rows } = call.organization;
  const parts = key.match(/(?:[^,']|'(?:[^']|'')*')+/g) ?? [];
  const given = parts.map((part) => columnNamed(definition, part.split('=')[0]?.trim() ?? ''));
  const isGiven = (columns: readonly string[]) =>
    columns.length === given.length && columns.every((column) => given.includes(column));
  const known = metadata.details.keys(definition.logicalName).some(({ columns }) => isGiven(columns));
  if (!known) throw noSuchKey(definition);
  const scope = { definitions, definition, alias: ROW_ALIAS };
  let condition: SqlCondition | undefined;
  for (const part of parts) {
    const equal = compileFilter(scope, parseFilter(part.replace('=', ' eq '), call.options.aliases));
    condition = bothOf(condition, equal);
  }
  const wanted = { definition, condition, order: [], after: undefined, limit: 1 };
  const [found] = selectRows(rows.database, wanted);
  if (found !== undefined) return found.stored.id;
  if (call.request.method === 'PATCH') throw notServed('creating a row by its alternate key');
  throw noSuchRow(definition);
}
