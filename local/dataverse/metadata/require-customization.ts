import { DataverseError } from '../dataverse-error.ts';
import type { Organization } from '../organization.ts';
import { requirePrivilege } from '../require-privilege.ts';

const LOCKDOWN = /<IsLockdownOfUnmanagedCustomizationEnabled>\s*true\s*</i;

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
