import { DataverseError } from '../dataverse-error.ts';
import type { Organization } from '../organization.ts';

const LOCKDOWN = /<IsLockdownOfUnmanagedCustomizationEnabled>\s*true\s*</i;

/** Code 0x80040220 is PrivilegeDenied in the table of service errors; the text is how the platform words it. */
export function requirePrivilege(organization: Organization, privilege: string): void {
  if (!organization.customization.missingPrivileges.has(privilege)) return;
  throw new DataverseError({
    status: 403,
    code: '0x80040220',
    message: `Principal user (Id=${organization.caller.userId}, type=8) is missing ${privilege} privilege.`,
  });
}

/**
 * "Block unmanaged customizations" (learn.microsoft.com/power-platform/alm/block-unmanaged-customizations) refuses new and
 * changed components; publishers and solutions are none. The page shows no error code: this one is the general one of a
 * refused operation.
 */
function refuseWhileLocked(organization: Organization): void {
  const settings = organization.rows.find(
    organization.definitions.of('organization'),
    organization.caller.organizationId,
  )?.row['orgdborgsettings'];
  if (typeof settings !== 'string' || !LOCKDOWN.test(settings)) return;
  throw new DataverseError({
    status: 400,
    code: '0x80040216',
    message: 'This operation is blocked: unmanaged customizations are not allowed in this environment.',
  });
}

export function requireCustomization(organization: Organization, privilege: string): void {
  requirePrivilege(organization, privilege);
  refuseWhileLocked(organization);
}
