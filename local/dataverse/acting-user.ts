import { DataverseError } from './dataverse-error.ts';
import { parseGuid } from './guid.ts';
import type { Organization } from './organization.ts';
import { requirePrivilege } from './require-privilege.ts';
import type { Row } from './row.ts';

/** The refusal of a token or a header whose user is not in the environment; code and text as the service words them. */
const notMember = () =>
  new DataverseError({
    status: 403,
    code: '0x80072560',
    message: 'The user is not a member of the organization.',
  });

/** Code 0x80040225 of the table of service errors (UserNotEnabled…), with its text. */
const disabled = (userId: string) =>
  new DataverseError({
    status: 403,
    code: '0x80040225',
    message: `The specified user(Id = ${userId}) is disabled. Consider enabling this user.`,
  });

function asUser(organization: Organization, userId: string): Organization {
  const id = parseGuid(userId);
  const user = id && organization.rows.find(organization.definitions.of('systemuser'), id);
  if (!user) throw notMember();
  if (user.row['isdisabled'] === true) throw disabled(user.id);
  const unit = user.row['_businessunitid_value'];
  const { organizationId, businessUnitId } = organization.caller;
  const caller = {
    organizationId,
    userId: user.id,
    businessUnitId: typeof unit === 'string' ? unit : businessUnitId,
  };
  return { ...organization, caller };
}

/** The organization as the user of a token sees it; without one it is the application user's. */
export const actingAs = (organization: Organization, userId: string | undefined): Organization =>
  userId === undefined ? organization : asUser(organization, userId);

function userWithObjectId(organization: Organization, objectId: string): Row {
  for (const { row } of organization.rows.table('systemuser').iterate()) {
    if (row['azureactivedirectoryobjectid'] === parseGuid(objectId)) return row;
  }
  throw notMember();
}

/**
 * Impersonation (learn.microsoft.com/power-apps/developer/data-platform/webapi/impersonate-another-user-web-api): `CallerObjectId`
 * holds the Entra object id, the older `MSCRMCallerID` the systemuserid; both ask for prvActOnBehalfOfAnotherUser.
 */
export function impersonating(
  organization: Organization,
  headers: Readonly<Record<string, string>>,
): Organization {
  const objectId = headers['callerobjectid'];
  const userId =
    objectId === undefined
      ? headers['mscrmcallerid']
      : String(userWithObjectId(organization, objectId)['systemuserid']);
  if (userId === undefined) return organization;
  requirePrivilege(organization, 'prvActOnBehalfOfAnotherUser');
  return { ...asUser(organization, userId), impersonator: organization.caller.userId };
}
