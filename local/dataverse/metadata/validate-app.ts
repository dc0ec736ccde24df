import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { componentsOf, requireApp } from './app-actions.ts';
import { COMPONENT } from './solution-components.ts';
import { contextOf } from './table-routes.ts';

/** Text and codes as "Create, manage, and publish model-driven apps using code" shows them. */
const NO_SITE_MAP = { message: 'App does not contain Site Map', code: -2147155684 };
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** `ValidateApp(AppModuleId=<guid>)`: of what it looks for, this stand-in knows whether there is a site map. */
export function validateApp(call: Call, parameters: string): ApiResponse {
  const id = parseGuid(/AppModuleId=([0-9a-f-]+)/i.exec(parameters)?.[1] ?? '');
  if (id === undefined) throw invalidQuery('AppModuleId is required.');
  const components = [...componentsOf(call, requireApp(call, id))];
  const hasSiteMap = components.some(({ row }) => row['componenttype'] === COMPONENT.siteMap);
  const issue = {
    ErrorType: 'Error',
    Message: NO_SITE_MAP.message,
    DisplayName: null,
    ComponentId: NO_ID,
    ComponentType: 0,
    ComponentSubType: 0,
    ParentEntityId: NO_ID,
    ParentEntityName: null,
    CRMErrorCode: NO_SITE_MAP.code,
    RequiredComponents: [],
  };
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.ValidateAppResponse'),
    AppValidationResponse: { ValidationSuccess: hasSiteMap, ValidationIssueList: hasSiteMap ? [] : [issue] },
  });
}
