import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { propertyOf } from '../column.ts';
import { DataverseError } from '../dataverse-error.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { badPayload, notServed } from '../refusals.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import type { Row, StoredRow } from '../row.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { requireRow, type RowPlace } from './read-row.ts';

type Given = Readonly<Record<string, unknown>>;

/** Tables served here that can be merged; leads and cases, which the service merges too, are not served at all. */
const MERGEABLE = ['contact', 'account'];

const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null;

const badMerge = (reason: string) =>
  badPayload({ setName: 'Merge', reason: `Microsoft.OData.ODataException: ${reason}` });

/** `{"@odata.type": "Microsoft.Dynamics.CRM.contact", "contactid": "<id>"}` */
function parsePlace(call: Call, given: unknown): RowPlace {
  if (!isObject(given)) throw badMerge('Target and Subordinate are required');
  const entity = /^#?Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(String(given['@odata.type']))?.[1] ?? '';
  const definition = call.organization.definitions.find(entity);
  if (definition === undefined || !MERGEABLE.includes(entity)) throw notServed(`merging rows of '${entity}'`);
  const id = parseGuid(String(given[definition.primaryKey]));
  if (id === undefined) throw badMerge(`${definition.primaryKey} is required`);
  return { definition, id };
}

/** Rows of every table with a lookup to the subordinate now point to the one that remains. */
function moveReferences(
  call: Call,
  { definition, from, to }: { definition: EntityDefinition; from: string; to: string },
): void {
  const { rows, definitions } = call.organization;
  for (const holder of definitions.all) {
    const properties = holder.columns
      .filter((column) => column.kind === 'lookup' && column.access === 'writable')
      .filter(
        (column) =>
          'targets' in column && column.targets.some(({ entity }) => entity === definition.logicalName),
      )
      .map(propertyOf);
    if (properties.length === 0) continue;
    for (const stored of rows.table(holder.logicalName).iterate()) {
      const moved = properties.filter((property) => stored.row[property] === from);
      if (moved.length === 0 || stored.id === from) continue;
      rows.update(holder, stored, Object.fromEntries(moved.map((property) => [property, to])));
    }
  }
}

function contentOf(call: Call, definition: EntityDefinition, given: unknown): Row {
  if (given === undefined) return {};
  if (!isObject(given)) throw badMerge('UpdateContent is a row');
  const { [definition.primaryKey]: _id, ...body } = given;
  return parseWrite(call.organization, { definition, body });
}

function requireMergeable(target: StoredRow, subordinate: StoredRow): void {
  if (target.id === subordinate.id || subordinate.row['merged'] === true || target.row['merged'] === true) {
    throw new DataverseError({
      status: 400,
      code: '0x80040203',
      message: 'Merge: both rows must be different ones that were not merged before.',
    });
  }
}

/**
 * The action Merge (learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/merge, …/merge-table-row): the
 * subordinate turns inactive, says `merged` and names its master; what referred to it refers to the master; the content given is
 * written to the master. One transaction.
 */
export function mergeRows(call: Call): ApiResponse {
  const body = parseBody(call.request, 'Merge');
  const place = parsePlace(call, body['Target']);
  const lesser = parsePlace(call, body['Subordinate']);
  const { definition } = place;
  if (lesser.definition !== definition) throw badMerge('Target and Subordinate are rows of one table');
  requireRowPrivilege(call.organization, { verb: 'Merge', entity: definition.logicalName });
  const [target, subordinate] = [requireRow(call, place), requireRow(call, lesser)];
  requireMergeable(target, subordinate);
  const content = contentOf(call, definition, body['UpdateContent']);
  call.organization.rows.transaction(() => {
    applyUpdate(call, { definition, existing: target, changes: content, method: 'POST' });
    const changes = { statecode: 1, statuscode: 2, merged: true, _masterid_value: target.id };
    applyUpdate(call, { definition, existing: subordinate, changes, method: 'POST' });
    moveReferences(call, { definition, from: subordinate.id, to: target.id });
  });
  return emptyResponse(204);
}
