import * as z from 'zod';
import { accountIdSchema, contactIdSchema, runIdSchema } from '../domain/ids.ts';

/** Contacts of one job: as many as one Dataverse request reads and one table transaction saves. */
export const JOB_ITEMS_MAX = 100;

/** Why a contact is to be validated, and what a snapshot must carry for the item to be superfluous. */
export const CAUSES = [
  'contact',
  'flag',
  'account',
  'parent',
  'learned',
  'reading',
  'profile',
  'claim',
  'scope',
  'rules',
  'due',
  'owed',
  'pending',
  'released',
  'merged',
  'manual',
] as const;

const jobItemSchema = z.strictObject({
  contactId: contactIdSchema,
  cause: z.enum(CAUSES),
  /** contact, account, parent, learned, rules: that stamp; profile: `profileKey:stamp`; claim: who claims the profile; flag: the value seen; due: the day; merged: the contact that lost; else empty. */
  stamp: z.string(),
  /** The account under which a page has noted the contact, ahead of its snapshot. */
  accountId: accountIdSchema.exactOptional(),
});
export type JobItem = z.infer<typeof jobItemSchema>;

/** `first`: changes of today. `later`: the low-priority queue for new rules (promise 15). */
export const LANES = ['first', 'later'] as const;
export type Lane = (typeof LANES)[number];

export const validationJobSchema = z.strictObject({
  runId: runIdSchema,
  epoch: z.number().int(),
  lane: z.enum(LANES),
  /** What sent it: `page-7`, or the id of the job whose items it takes over. */
  source: z.string().regex(/^(page-\d+|[0-9a-f]{32})$/),
  /** All items live in this snapshot partition; it is the session id. */
  partition: z.string().regex(/^[0-9a-f]$/),
  items: z.array(jobItemSchema).min(1).max(JOB_ITEMS_MAX),
  /** Raised whenever these items are sent again, so that duplicate detection keeps the copy. */
  attempt: z.number().int().min(0),
  /** How many attempts failed; a wait that Dataverse asked for is none (promise 8). */
  failures: z.number().int().min(0),
});
export type ValidationJob = z.infer<typeof validationJobSchema>;

/** `sweep`: one page of change detection. `undo`: one page of taking back a run. */
export const pageMessageSchema = z.strictObject({
  kind: z.enum(['sweep', 'undo']),
  runId: runIdSchema,
  epoch: z.number().int(),
  page: z.number().int().min(0),
  attempt: z.number().int().min(0),
  /** Undo only: the run to take back, and how far that has come. */
  target: runIdSchema.optional(),
  cursor: z.string().optional(),
});
export type PageMessage = z.infer<typeof pageMessageSchema>;

export interface QueueSender {
  /** Durable when it returns. The id makes a repetition of the same page and attempt disappear. */
  sendPage(message: PageMessage, options?: { notBefore?: Date }): Promise<void>;

  /** Durable when it returns; in batches. Message id = job id, session id = partition. */
  sendJobs(jobs: readonly ValidationJob[], options?: { notBefore?: Date }): Promise<void>;
}

/** Whether the queues can be sent to; sends nothing. */
export interface QueueProbe {
  reachQueues(): Promise<{ kind: 'reached' } | { kind: 'unreachable'; problem: string }>;
}
