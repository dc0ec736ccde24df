import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { badPayload } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { publishDrafts } from './publish-drafts.ts';
import { requireCustomization } from './require-customization.ts';

/** `<importexportxml>` with `<entity>`, `<optionset>` (names) and `<appmodule>` (ids): schema of the publish request. */
export function publishXml(call: Call): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvPublishCustomization');
  const xml = parseBody(request, 'PublishXml')['ParameterXml'];
  if (typeof xml !== 'string' || !/^\s*<importexportxml>[\s\S]*<\/importexportxml>\s*$/.test(xml)) {
    throw badPayload({
      setName: 'PublishXml',
      reason: 'Microsoft.Crm.CrmException: ParameterXml is not valid',
    });
  }
  const names = [...xml.matchAll(/<(?:entity|optionset|appmodule)>([^<]+)<\//g)].map(([, name = '']) =>
    name.trim(),
  );
  publishDrafts(organization, names);
  return emptyResponse(204);
}

export function publishAllXml({ organization }: Call): ApiResponse {
  requireCustomization(organization, 'prvPublishCustomization');
  publishDrafts(organization, 'all');
  return emptyResponse(204);
}
