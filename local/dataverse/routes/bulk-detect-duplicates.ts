import { parseBody } from '../api-request-body.ts';
import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { isObject } from '../metadata/metadata-json.ts';
import { badPayload, notServed } from '../refusals.ts';
import { lookupTypeProperty } from '../row.ts';
import type { Call } from './call.ts';
import { duplicatesOf } from './duplicate-detection.ts';

/**
 * `BulkDetectDuplicates` ("Detect duplicate data using the Web API"): a job that notes every row with a duplicate. The job of the
 * real service is done a little later, this one at once, and nobody is told by e-mail.
 */
export function bulkDetectDuplicates(call: Call): ApiResponse {
  const { definitions, rows, caller, apiUrl } = call.organization;
  const { Query: query, JobName: name } = parseBody(call.request, 'BulkDetectDuplicates');
  const definition = isObject(query) ? definitions.find(String(query['EntityName'])) : undefined;
  if (!isObject(query) || definition === undefined || typeof name !== 'string')
    throw badPayload({
      setName: 'BulkDetectDuplicates',
      reason: 'Microsoft.OData.ODataException: JobName and a Query with EntityName are required',
    });
  if (query['Criteria'] !== undefined) throw notServed('a duplicate detection job over some rows of a table');
  const job = rows.transaction(() => {
    const made = rows.insert(definitions.of('asyncoperation'), { name, statuscode: 30 });
    for (const { id, row } of [...rows.table(definition.logicalName).iterate()]) {
      const [found] = duplicatesOf(call, { definition, row, id });
      if (found === undefined) continue;
      rows.insert(definitions.of('duplicaterecord'), {
        _asyncoperationid_value: made.id,
        _baserecordid_value: id,
        [lookupTypeProperty('_baserecordid_value')]: definition.logicalName,
        _ownerid_value: caller.userId,
        owninguser: caller.userId,
        owningbusinessunit: caller.businessUnitId,
      });
    }
    return made;
  });
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#Microsoft.Dynamics.CRM.BulkDetectDuplicatesResponse`,
    JobId: job.id,
  });
}
