import * as z from 'zod';

/** Values of the column as LinkedIn's own choice defines them (reference/product-behaviour.md §5). */
export const FLAG = { noFeedback: 0, notAtCompany: 1, ignore: 2 } as const;

export const flagSchema = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type Flag = z.infer<typeof flagSchema>;

/** Null means the same as No Feedback and is never overwritten by it (promise 6). */
export const storedFlagSchema = flagSchema.nullable();
export type StoredFlag = z.infer<typeof storedFlagSchema>;

/** True when a reader of the column sees the same in both. */
export const sameFlag = (left: StoredFlag, right: StoredFlag): boolean =>
  (left ?? FLAG.noFeedback) === (right ?? FLAG.noFeedback);
