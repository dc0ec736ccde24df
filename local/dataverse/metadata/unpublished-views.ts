import type { ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { readCollection } from '../routes/read-collection.ts';
import { readRow } from '../routes/read-row.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import { asIfPublished } from './publish-drafts.ts';

/** "Retrieves the current saved definitions …, whether they have been published or not" (RetrieveUnpublishedMultiple). */
function look(call: Call, read: (definition: EntityDefinition) => ApiResponse): ApiResponse {
  const { organization } = call;
  const definition = organization.definitions.of('savedquery');
  requireRowPrivilege(organization, { verb: 'Read', entity: definition.logicalName });
  return asIfPublished(organization, () => read(definition));
}

/** `savedqueries/Microsoft.Dynamics.CRM.RetrieveUnpublishedMultiple()`, with the options of any collection. */
export const retrieveUnpublishedViews = (call: Call): ApiResponse =>
  look(call, (definition) => readCollection(call, definition, { path: call.request.path }));

/** `savedqueries(<id>)/Microsoft.Dynamics.CRM.RetrieveUnpublished()`. */
export function retrieveUnpublishedView(call: Call, key: string): ApiResponse {
  const id = parseGuid(key);
  if (id === undefined) throw invalidQuery(`Invalid 'GUID' value '${key}' in the key of 'savedqueries'.`);
  return look(call, (definition) => readRow(call, { definition, id }));
}
