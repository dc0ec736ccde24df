import { DataverseError, knownError } from './dataverse-error.ts';

/** Code with which the cloud refuses a URL it cannot read. */
const INVALID_QUERY = '0x80060888';
const PAYLOAD_HELP = 'https://go.microsoft.com/fwlink/?linkid=2195293';

export const invalidQuery = (message: string) =>
  new DataverseError({ status: 400, code: INVALID_QUERY, message });

export const unknownProperty = (found: { property: string; entity: string }) =>
  invalidQuery(
    `Could not find a property named '${found.property}' on type 'Microsoft.Dynamics.CRM.${found.entity}'.`,
  );

export const rowMissing = (missing: { entity: string; id: string }) =>
  new DataverseError({
    status: 404,
    code: '0x80040217',
    message: `${missing.entity} With Id = ${missing.id} Does Not Exist`,
  });

export const resourceMissing = (segment: string) =>
  new DataverseError({
    status: 404,
    code: '0x8006088a',
    message: `Resource not found for the segment '${segment}'.`,
  });

export const methodRefused = (method: string) =>
  new DataverseError({
    status: 405,
    code: '0x8006088a',
    message: `The requested resource does not support http method '${method}'.`,
  });

export const rowExists = () =>
  new DataverseError({
    status: 412,
    code: '0x80040237',
    message: 'A record with matching key values already exists.',
  });

export const badPayload = (payload: { setName: string; reason: string }) =>
  knownError('ODataClientPayloadError', { values: [payload.setName, payload.reason, PAYLOAD_HELP] });

/** What Dataverse can do and this stand-in cannot: never answered with a guess. */
export const notServed = (what: string) =>
  new DataverseError({
    status: 501,
    code: '0x80040219',
    message: `The requested functionality is not yet implemented. (This is a local stand-in for Dataverse: it does not serve ${what}.)`,
  });
