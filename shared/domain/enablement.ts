import * as z from 'zod';
import { instantSchema } from './calendar.ts';

export const modeSchema = z.enum(['off', 'dryRun', 'on']);
export type Mode = z.infer<typeof modeSchema>;

export const enablementSchema = z.object({
  dataValidation: modeSchema,
  changedBy: z.string(),
  changedAt: instantSchema.optional(),
});
export type Enablement = z.infer<typeof enablementSchema>;

/** What holds until an admin decides. */
export const NEVER_ENABLED: Enablement = { dataValidation: 'off', changedBy: 'installation' };

/** The mode that holds; off until an admin decides. */
export const modeOf = (saved: { row: Enablement } | undefined): Mode =>
  (saved?.row ?? NEVER_ENABLED).dataValidation;
