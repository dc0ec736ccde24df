import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { badPayload } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { isObject, readLabels } from './metadata-json.ts';
import { requireCustomization } from './require-customization.ts';

const refuse = (reason: string) => badPayload({ setName: 'UpdateOptionValue', reason });

/** Another label for an option of a column's own choice; `MergeLabels` keeps those of languages not sent. */
export function updateOptionValue(call: Call): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteAttribute');
  const body = parseBody(request, 'UpdateOptionValue');
  const entity = String(body['EntityLogicalName']);
  const added = organization.metadata.findColumn({ entity, name: String(body['AttributeLogicalName']) });
  const optionSet = added?.body['OptionSet'];
  const definition = organization.definitions.find(entity);
  if (added === undefined || definition === undefined || !isObject(optionSet))
    throw refuse('Microsoft.Crm.CrmException: no choice column of that name can be changed');
  const options = Array.isArray(optionSet['Options']) ? optionSet['Options'].filter(isObject) : [];
  const at = options.findIndex((option) => option['Value'] === body['Value']);
  const before = options[at];
  if (before === undefined) throw refuse('Microsoft.Crm.CrmException: no such option');
  const kept = body['MergeLabels'] === true ? readLabels(before['Label']) : {};
  const labels = { ...kept, ...readLabels(body['Label']) };
  const list = Object.entries(labels).map(([code, text]) => ({ Label: text, LanguageCode: Number(code) }));
  const changed = options.with(at, { ...before, Label: { LocalizedLabels: list } });
  const { name } = added;
  const definitionBody = { ...added.body, OptionSet: { ...optionSet, Options: changed } };
  organization.metadata.saveColumn({ entity, name, body: definitionBody });
  organization.tracking.expireTokens(definition);
  organization.metadata.markUnpublished(entity);
  return emptyResponse(204);
}
