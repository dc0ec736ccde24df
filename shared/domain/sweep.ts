import * as z from 'zod';
import { instantSchema } from './calendar.ts';
import { runIdSchema, stampSchema } from './ids.ts';

/** Stages of a sweep in their order (design §3); `outdated` follows when rules changed (promise 15). */
export const STAGES = [
  'members',
  'accounts',
  'opportunities',
  'connections',
  'profiles',
  'contacts',
  'deletions',
  'due',
  'outdated',
] as const;
export type Stage = (typeof STAGES)[number];

/** `round`: where this round began (a delta link), to restart it; `next`: the page to read now. */
const cursorSchema = z.object({ round: z.string().optional(), next: z.string().optional() });
export type Cursor = z.infer<typeof cursorSchema>;

/** The one row that says how far change detection has come. Its ETag decides races for the cursor. */
export const sweepSchema = z.object({
  runId: runIdSchema,
  epoch: z.number().int(),
  /** `reconcile` looks at every contact in scope, `changes` at what changed. */
  kind: z.enum(['changes', 'reconcile']),
  stage: z.enum([...STAGES, 'finished']),
  page: z.number().int(),
  /** Rows read in this stage so far. */
  rows: z.number().int().exactOptional(),
  cursors: z.partialRecord(z.enum(STAGES), cursorSchema),
  startedAt: instantSchema,
  advancedAt: instantSchema,
  /** Jobs ended without action, so that the next sweep has to look at every contact. */
  reconcileOwed: z.literal(true).optional(),
  /** Stamp of rules and policy that all snapshots are known to carry. */
  appliedRules: stampSchema.optional(),
});
export type Sweep = z.infer<typeof sweepSchema>;

/** A sweep still busy with outdated snapshots, which may take days, gives way: that work keeps its place. */
export const givesWay = ({ stage }: Pick<Sweep, 'stage'>): boolean =>
  stage === 'finished' || stage === 'outdated';
