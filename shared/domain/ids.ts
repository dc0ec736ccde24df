import * as z from 'zod';

/** Dataverse writes GUIDs in either case; ours are lower-case so that equal ids are equal strings. */
const guid = z.guid().transform((text) => text.toLowerCase());

export const contactIdSchema = guid.brand<'ContactId'>();
export type ContactId = z.infer<typeof contactIdSchema>;

export const accountIdSchema = guid.brand<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;

export const opportunityIdSchema = guid.brand<'OpportunityId'>();
export type OpportunityId = z.infer<typeof opportunityIdSchema>;

export const connectionIdSchema = guid.brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof connectionIdSchema>;

/** A systemuser or a team: whatever may own a Dynamics row. */
export const ownerIdSchema = guid.brand<'OwnerId'>();
export type OwnerId = z.infer<typeof ownerIdSchema>;

export const runIdSchema = z
  .string()
  .regex(/^[0-9a-zA-Z-]{1,64}$/)
  .brand<'RunId'>();
export type RunId = z.infer<typeof runIdSchema>;

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(digits)}}$`));

/** Hash of the person's profile URL, or of source and person id where there is none. */
export const profileKeySchema = hex(32).brand<'ProfileKey'>();
export type ProfileKey = z.infer<typeof profileKeySchema>;

/** Keyed hash (HMAC) under which a contact and a profile may find each other; reveals neither. */
export const lookUpKeySchema = hex(32).brand<'LookUpKey'>();
export type LookUpKey = z.infer<typeof lookUpKeySchema>;

export const jobIdSchema = hex(32).brand<'JobId'>();
export type JobId = z.infer<typeof jobIdSchema>;

/** One intended write of the flag: the same for every retry of that intention. */
export const auditIdSchema = hex(32).brand<'AuditId'>();
export type AuditId = z.infer<typeof auditIdSchema>;

/** Hash of account, departed company with end month, and destination: what a person decides about. */
export const evidenceKeySchema = hex(16).brand<'EvidenceKey'>();
export type EvidenceKey = z.infer<typeof evidenceKeySchema>;

/** Short hash of one input of a verdict. */
export const stampSchema = hex(16).brand<'Stamp'>();
export type Stamp = z.infer<typeof stampSchema>;
