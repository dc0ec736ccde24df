import * as z from 'zod';

/** What the runner tells its supervisor over the process channel. */
export const runnerMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    port: z.number().int(),
    functions: z.array(z.string()),
    fault: z.string().optional(),
  }),
  z.object({ kind: z.literal('memory'), peakBytes: z.number() }),
]);
export type RunnerMessage = z.infer<typeof runnerMessageSchema>;

/** What the supervisor tells the runner; signals do not end gracefully on Windows. */
export const STOP_MESSAGE = 'stop';
