import { jsonResponse, type ApiRequest, type ApiResponse } from '../api-request.ts';
import { DataverseError } from '../dataverse-error.ts';

const HELP_LINK = 'http://go.microsoft.com/fwlink/?LinkID=398563';

/** The documented error body; with all annotations asked for, the error's details are among them. */
export function errorResponse(error: unknown, request: ApiRequest): ApiResponse {
  if (!(error instanceof DataverseError)) throw error;
  const wantsDetails = /include-annotations="?\*/.test(request.headers['prefer'] ?? '');
  const details = {
    '@Microsoft.PowerApps.CDS.HelpLink': `${HELP_LINK}&error=Microsoft.Crm.CrmException%3a${error.code.slice(2)}&client=platform`,
    '@Microsoft.PowerApps.CDS.InnerError.Message': error.message,
    ...error.details,
  };
  const body = { error: { code: error.code, message: error.message, ...(wantsDetails ? details : {}) } };
  return jsonResponse(error.status, body, error.headers);
}
