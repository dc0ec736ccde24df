import { randomInt } from 'node:crypto';
import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { Organization } from '../organization.ts';
import { badPayload } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import type { Row } from '../row.ts';
import { requireCustomization } from './require-customization.ts';

// "Create auto-number columns": the format of the column's text, and the number that the next row gets.

const PLACEHOLDER = /\{(SEQNUM|RANDSTRING|DATETIMEUTC):([^}]+)\}/g;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const randomText = (length: number) =>
  Array.from({ length }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

/** The letters of a .NET date format that say a whole field. */
function dateText(format: string, now: Date): string {
  const fields = now.toISOString().match(/\d+/g) ?? [];
  const [yyyy = '', MM = '', dd = '', HH = '', mm = '', ss = ''] = fields;
  const hh = String(((Number(HH) + 11) % 12) + 1).padStart(2, '0');
  const texts: Readonly<Record<string, string>> = { yyyy, MM, dd, HH, hh, mm, ss };
  return format.replace(/yyyy|MM|dd|HH|hh|mm|ss/g, (field) => texts[field] ?? field);
}

const formatted = (format: string, { number, now }: { number: number; now: Date }) =>
  format.replace(PLACEHOLDER, (_, kind: string, detail: string) => {
    if (kind === 'SEQNUM') return String(number).padStart(Number(detail), '0');
    return kind === 'RANDSTRING' ? randomText(Number(detail)) : dateText(detail, now);
  });

const formatOf = (body: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const format = body?.['AutoNumberFormat'];
  return typeof format === 'string' && format !== '' ? format : undefined;
};

/** What the auto-number columns of a new row say; each takes the next number of its own. */
export function autoNumbers({ metadata, now }: Organization, definition: EntityDefinition): Row {
  const numbered = metadata.columns().filter(({ entity }) => entity === definition.logicalName);
  const values = numbered.flatMap((column) => {
    const format = formatOf(column.body);
    if (format === undefined) return [];
    return [
      [column.name, formatted(format, { number: metadata.details.takeNumber(column), now: now() })] as const,
    ];
  });
  return Object.fromEntries(values);
}

/** The number of the next row; rows that have one keep it. */
export function setAutoNumberSeed({ organization, request }: Call): ApiResponse {
  requireCustomization(organization, 'prvWriteAttribute');
  const body = parseBody(request, 'SetAutoNumberSeed');
  const place = {
    entity: String(body['EntityName']).toLowerCase(),
    name: String(body['AttributeName']).toLowerCase(),
  };
  const value = body['Value'];
  const refuse = (reason: string) =>
    badPayload({ setName: 'SetAutoNumberSeed', reason: `Microsoft.Crm.CrmException: ${reason}` });
  if (formatOf(organization.metadata.findColumn(place)?.body) === undefined)
    throw refuse(`${place.name} of ${place.entity} is no auto-number column`);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw refuse('Value must be a whole number');
  organization.metadata.details.seedNumber(place, value);
  return emptyResponse(204);
}
