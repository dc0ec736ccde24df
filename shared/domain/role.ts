/** The app roles of the registration in Microsoft Entra. */
export const ROLES = { read: 'DataValidation.Read', manage: 'DataValidation.Manage' } as const;
export type Role = (typeof ROLES)[keyof typeof ROLES];

/** Whether the roles of a caller suffice; who may change things may also look at them. */
export const holdsRole = (held: readonly string[], needed: Role): boolean =>
  held.includes(ROLES.manage) || held.includes(needed);
