import * as z from 'zod';

/** To the process: say what was asked so far; end. */
export const COUNT_MESSAGE = 'count';
export const STOP_MESSAGE = 'stop';

/** From the process. */
export const storageMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('operations'), operations: z.record(z.string(), z.number()) }),
]);
export type StorageMessage = z.infer<typeof storageMessageSchema>;
