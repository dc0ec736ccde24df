import { parseBody } from '../api-request-body.ts';
import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { isObject } from '../metadata/metadata-json.ts';
import { badPayload } from '../refusals.ts';
import { lookupTypeProperty } from '../row.ts';
import { applyInsert } from './apply-write.ts';
import type { Call } from './call.ts';
import { requireRow } from './read-row.ts';

/** `queues(<id>)/Microsoft.Dynamics.CRM.AddToQueue` ("Use Web API actions", bound actions): a queue item for the target. */
export function addToQueue(call: Call, queueId: string): ApiResponse {
  const { definitions, apiUrl } = call.organization;
  const target = parseBody(call.request, 'AddToQueue')['Target'];
  const type = isObject(target)
    ? String(target['@odata.type']).replace(/^#?Microsoft\.Dynamics\.CRM\./, '')
    : '';
  const table = definitions.find(type);
  if (!isObject(target) || table === undefined)
    throw badPayload({
      setName: 'AddToQueue',
      reason: 'Microsoft.OData.ODataException: Target and its type',
    });
  const queue = requireRow(call, { definition: definitions.of('queue'), id: queueId });
  const { id } = requireRow(call, { definition: table, id: String(target[table.primaryKey]) });
  const item = applyInsert(call, {
    definition: definitions.of('queueitem'),
    changes: { _queueid_value: queue.id, _objectid_value: id, [lookupTypeProperty('_objectid_value')]: type },
    method: 'POST',
  });
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#Microsoft.Dynamics.CRM.AddToQueueResponse`,
    QueueItemId: item.id,
  });
}
