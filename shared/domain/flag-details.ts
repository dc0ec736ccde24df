import type { Day } from './calendar.ts';

/** What sellers may see beside the flag; a field that is absent is emptied. */
export type FlagDetails = {
  newEmployer?: string;
  newTitle?: string;
  /** First day of the month in which the position at the account ended. */
  since?: Day;
  /** One sentence; it names the account and the new employer. */
  reason?: string;
  checkedOn?: Day;
};
