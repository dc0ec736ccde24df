import type { Day, Instant } from './calendar.ts';

/**
 * How far the removal of old profiles has come, when the newest of those it met was observed, and the day on which it
 * last came to the end.
 */
export type CleanUp = { next?: string; newestAt?: Instant; doneOn?: Day };
