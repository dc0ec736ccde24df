import * as z from 'zod';
import { instantSchema } from './calendar.ts';

/** Columns of the contact that hold evidence, by our names. */
export const EVIDENCE_FIELDS = [
  'firstName',
  'middleName',
  'lastName',
  'fullName',
  'nickname',
  'jobTitle',
  'email',
  'otherEmails',
  'linkedInUrl',
  'city',
  'country',
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** Those of the account; Dataverse cannot secure its name, owner or parent. */
export const ACCOUNT_EVIDENCE = ['website', 'country', 'ticker', 'linkedInUrl', 'headcount'] as const;
/** A column of the contact or, after `account.`, of the account that column security may hide; `flag` is the flag's own. */
export type SecuredField = 'flag' | EvidenceField | `account.${(typeof ACCOUNT_EVIDENCE)[number]}`;
const securedFields: readonly SecuredField[] = [
  'flag',
  ...EVIDENCE_FIELDS,
  ...ACCOUNT_EVIDENCE.map((field): SecuredField => `account.${field}`),
];

/** What must be known before a flag is written, beside the toggle. One row, looked at by every job. */
export const safeguardsSchema = z.object({
  /** The environment this deployment serves: the first it met, or the one an admin confirmed since. */
  organizationId: z.guid().exactOptional(),
  /** Another one, found at the same address: restored, copied, or a changed setting. */
  otherOrganizationId: z.guid().exactOptional(),
  /** The column that carries the flag, as the flags that we know were read from it. */
  flagColumn: z.string().exactOptional(),
  /**
   * When an admin confirmed another environment, or the flag moved to another column: flags we knew before then may stand
   * as a backup or that column has them.
   */
  restoredAt: instantSchema.exactOptional(),
  /** LinkedIn's own solutions in the environment, by their unique names. */
  rivalSolutions: z.array(z.string()),
  /** When a 1 was first seen that nobody here wrote. */
  unexplainedAt: instantSchema.exactOptional(),
  /** What an admin said of such values: they are people's, or LinkedIn's validation was on and is off now. */
  rivalAnswer: z.enum(['people', 'switchedOff']).exactOptional(),
  /** Evidence columns under column security: an empty value may be one we may not see. */
  securedFields: z.array(z.enum(securedFields)),
  answeredBy: z.string().exactOptional(),
  answeredAt: instantSchema.exactOptional(),
});
export type Safeguards = z.infer<typeof safeguardsSchema>;

export const NO_SAFEGUARDS: Safeguards = { rivalSolutions: [], securedFields: [] };
