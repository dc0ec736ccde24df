import type { Day } from './calendar.ts';

/** How far the removal of old profiles has come, and the day on which it last came to the end. */
export type CleanUp = { next?: string; doneOn?: Day };
