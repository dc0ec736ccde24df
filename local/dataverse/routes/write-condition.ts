import { knownError } from '../dataverse-error.ts';
import { invalidQuery, rowExists, rowMissing } from '../refusals.ts';
import { etagOf, type StoredRow } from '../row.ts';
import type { Call } from './call.ts';
import type { RowPlace } from './read-row.ts';
import { faultTargetOf } from './with-faults.ts';

/** A test may have ordered that somebody else writes first. */
function letOtherWriterIn(call: Call, place: RowPlace): void {
  const { rows, faults } = call.organization;
  const existing = rows.find(place.definition, place.id);
  if (existing === undefined) return;
  if (faults.take('otherWriter', faultTargetOf(call.request)) === undefined) return;
  rows.update(place.definition, existing, {});
}

/** Checks If-Match and If-None-Match; the row there is, or undefined where the write may create it. */
export function checkWriteCondition(call: Call, place: RowPlace): StoredRow | undefined {
  letOtherWriterIn(call, place);
  const ifMatch = call.request.headers['if-match'];
  const ifNoneMatch = call.request.headers['if-none-match'];
  const existing = call.organization.rows.find(place.definition, place.id);
  if (ifNoneMatch === '*' && existing !== undefined) throw rowExists();
  if (ifMatch === undefined) return existing;
  if (ifMatch !== '*' && !/^W\/"\d+"$/.test(ifMatch)) {
    throw invalidQuery(`The If-Match header must be * or an ETag such as W/"1234"; it is '${ifMatch}'.`);
  }
  if (existing === undefined) throw rowMissing({ entity: place.definition.logicalName, id: place.id });
  if (ifMatch !== '*' && ifMatch !== etagOf(existing)) throw knownError('ConcurrencyVersionMismatch');
  return existing;
}
