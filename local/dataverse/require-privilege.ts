import { DataverseError } from './dataverse-error.ts';
import { depthOf } from './held-privileges.ts';
import type { Organization } from './organization.ts';

/** Code 0x80040220 is PrivilegeDenied in the table of service errors; the text is how the platform words it. */
const denied = ({ caller }: Organization, privilege: string) =>
  new DataverseError({
    status: 403,
    code: '0x80040220',
    message: `Principal user (Id=${caller.userId}, type=8) is missing ${privilege} privilege.`,
  });

/** The caller must hold the privilege at this depth or a deeper one. */
export function requirePrivilege(organization: Organization, privilege: string, depth = 1): void {
  if (depthOf(organization, privilege) < depth) throw denied(organization, privilege);
}
