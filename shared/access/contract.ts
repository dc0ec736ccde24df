/** The app roles of the registration. Manage includes Read. */
export const ROLES = { read: 'DataValidation.Read', manage: 'DataValidation.Manage' } as const;
export type Role = (typeof ROLES)[keyof typeof ROLES];

/** Who calls: the object id of a person or an application in Microsoft Entra; never a name. */
export type Caller = { id: string };
