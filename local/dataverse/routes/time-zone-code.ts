import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { invalidQuery, notServed } from '../refusals.ts';
import type { Call } from './call.ts';
import { functionArguments } from './function-arguments.ts';

/** Rows of timezonedefinition that every environment has: the code by the standard name in English (table reference). */
const CODES: Readonly<Record<string, number>> = {
  'Pacific Standard Time': 4,
  'Mountain Standard Time': 10,
  'Central Standard Time': 20,
  'Eastern Standard Time': 35,
  'GMT Standard Time': 85,
  UTC: 92,
  'Central Europe Standard Time': 95,
  'Central European Standard Time': 100,
  'Romance Standard Time': 105,
  'W. Europe Standard Time': 110,
};

const ENGLISH = 1033;

/** `GetTimeZoneCodeByLocalizedName(LocalizedStandardName='…',LocaleId=1033)`. */
export function timeZoneCode(call: Call, text: string): ApiResponse {
  const { LocalizedStandardName: name, LocaleId: locale } = functionArguments(call, text);
  if (Number(locale) !== ENGLISH) throw notServed('names of time zones in other languages than English');
  const code = typeof name === 'string' ? CODES[name] : undefined;
  if (code === undefined) throw invalidQuery(`No time zone is called '${String(name)}'.`);
  return jsonResponse(200, {
    '@odata.context': `${call.organization.apiUrl()}$metadata#Microsoft.Dynamics.CRM.GetTimeZoneCodeByLocalizedNameResponse`,
    TimeZoneCode: code,
  });
}
