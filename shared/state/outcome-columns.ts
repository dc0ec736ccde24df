import * as z from 'zod';
import { OUTCOME_REASONS, type Outcome } from '../domain/verdict.ts';

/** An outcome in two columns, so that a table can be filtered by either. */
export const outcomeColumns = { outcome: z.string(), reason: z.string() };

function isOutcome(value: unknown): value is Outcome {
  const shape = z.object({ kind: z.string(), reason: z.string() }).safeParse(value);
  if (!shape.success) return false;
  const reasons: Readonly<Record<string, readonly string[]>> = OUTCOME_REASONS;
  return reasons[shape.data.kind]?.includes(shape.data.reason) ?? false;
}

/** An outcome with a reason that it may carry. */
export const outcomeSchema = z.custom<Outcome>(isOutcome, 'expected an outcome with one of its reasons');

/** The outcome of both columns, inside a schema's transform. */
export function readOutcome(
  { outcome, reason }: { outcome: string; reason: string },
  context: z.RefinementCtx,
): Outcome {
  const parsed = outcomeSchema.safeParse({ kind: outcome, reason });
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', path: ['outcome'], message: 'expected an outcome with its reason' });
  return z.NEVER;
}
