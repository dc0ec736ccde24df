import { addDays, addMonths, type Day, firstDayOf, type Month, monthOf } from '../../domain/calendar.ts';

/** reference/matching.md §9: a new job is announced before the old one is closed. */
const NEW_JOB_DAYS = 60;
/** §9: beyond about half a year, an open older job beside a newer one is rather forgotten than held. */
const OVERLAP_MONTHS = 6;
/** §9: a month after the end, nobody is between two entries any more. */
const NO_NEW_ROLE_MONTHS = 1;
/** §9: an older reading says nothing about today. */
const STALE_MONTHS = 18;

export const newJobSettledOn = (start: Month): Day => addDays(firstDayOf(start), NEW_JOB_DAYS);
export const overlapDoubtfulOn = (start: Month): Day => firstDayOf(addMonths(start, OVERLAP_MONTHS));
/** The month of the end counts whole, then the grace period. */
export const noNewRoleOn = (end: Month): Day => firstDayOf(addMonths(end, 1 + NO_NEW_ROLE_MONTHS));
export const staleOn = (observedOn: Day): Day => firstDayOf(addMonths(monthOf(observedOn), STALE_MONTHS));
