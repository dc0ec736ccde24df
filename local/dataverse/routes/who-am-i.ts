import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { Call } from './call.ts';

export function whoAmI({ organization }: Call): ApiResponse {
  const { businessUnitId, userId, organizationId } = organization.caller;
  return jsonResponse(200, {
    '@odata.context': `${organization.apiUrl()}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: businessUnitId,
    UserId: userId,
    OrganizationId: organizationId,
  });
}
