import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { activityDefinitions } from '../entities/activities.ts';
import type { Call } from './call.ts';
import { requireReadable } from './read-row.ts';

/** `incidents(<id>)/Microsoft.Dynamics.CRM.CalculateTotalTimeIncident()`: the minutes that its activities took. */
export function totalTime(call: Call, id: string): ApiResponse {
  const { definitions, rows, apiUrl } = call.organization;
  const incident = requireReadable(call, { definition: definitions.of('incident'), id });
  let minutes = 0;
  for (const { logicalName } of activityDefinitions)
    for (const { row } of rows.table(logicalName).iterate())
      if (row['_regardingobjectid_value'] === incident.id)
        minutes += Number(row['actualdurationminutes'] ?? 0);
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#Microsoft.Dynamics.CRM.CalculateTotalTimeIncidentResponse`,
    TotalTime: minutes,
  });
}
