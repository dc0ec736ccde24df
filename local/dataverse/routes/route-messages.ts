import type { ApiResponse } from '../api-request.ts';
import { addToQueue } from './add-to-queue.ts';
import { bulkDetectDuplicates } from './bulk-detect-duplicates.ts';
import type { Call } from './call.ts';
import { closeOpportunity } from './close-opportunity.ts';
import { initializeFrom } from './initialize-from.ts';
import { principalAccess } from './principal-access.ts';
import { retrieveDuplicates } from './retrieve-duplicates.ts';
import { answerFrom, boundMessage, exactly, unboundFunction, type Route } from './route-table.ts';
import { timeZoneCode } from './time-zone-code.ts';
import { totalTime } from './total-time.ts';

/** Functions and actions about rows; those about definitions are among the routes of the metadata. */
const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: unboundFunction('GetTimeZoneCodeByLocalizedName'),
    answer: (call, [, text = '']) => timeZoneCode(call, text),
  },
  {
    method: 'GET',
    path: unboundFunction('InitializeFrom'),
    answer: (call, [, text = '']) => initializeFrom(call, text),
  },
  { method: 'POST', path: exactly('BulkDetectDuplicates'), answer: bulkDetectDuplicates },
  {
    method: 'GET',
    path: unboundFunction('RetrieveDuplicates'),
    answer: (call, [, text = '']) => retrieveDuplicates(call, text),
  },
  {
    method: 'POST',
    path: exactly('WinOpportunity'),
    answer: (call) => closeOpportunity(call, 'WinOpportunity'),
  },
  {
    method: 'POST',
    path: exactly('LoseOpportunity'),
    answer: (call) => closeOpportunity(call, 'LoseOpportunity'),
  },
  {
    method: 'POST',
    path: boundMessage('queues', 'AddToQueue'),
    answer: (call, [, id = '']) => addToQueue(call, id),
  },
  {
    method: 'GET',
    path: boundMessage('incidents', 'CalculateTotalTimeIncident'),
    answer: (call, [, id = '']) => totalTime(call, id),
  },
  {
    method: 'GET',
    path: boundMessage('systemusers', 'RetrievePrincipalAccess'),
    answer: (call, [, id = '', text = '']) => principalAccess(call, id, text),
  },
];

export const routeMessage = (call: Call): ApiResponse | undefined => answerFrom(ROUTES, call);
