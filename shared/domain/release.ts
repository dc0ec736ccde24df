import type { Day } from './calendar.ts';
import type { RunId } from './ids.ts';

/** The last draw from the list of flags that wait for a day with room. */
export type Release = {
  day: Day;
  limit: number;
  /** The run of those drawn. */
  runId?: RunId;
  /** As many were drawn as go at a time; others wait that there may be room for. */
  goesOn?: true;
};
