import type { Month } from '../../domain/calendar.ts';
import type { JudgedPosition } from './judge-positions.ts';

type TwoJobs = { here: JudgedPosition; elsewhere: JudgedPosition };
type Change = { ended: JudgedPosition; elsewhere: JudgedPosition };

/** Since when the person also works elsewhere, if that is newer than an open employment at the account. */
export function newerStart({ here, elsewhere }: TwoJobs): Month | undefined {
  const start = elsewhere.position.startMonth;
  const open = here.nature === 'employment' && here.position.endMonth === undefined;
  return start !== undefined && open && start > (here.position.startMonth ?? '') ? start : undefined;
}

export const closedByReading = ({ position }: JudgedPosition): boolean =>
  position.endMonth === undefined && position.closedBetween !== undefined;

/**
 * Sources that show one company at a time cannot say that a job ended: the member may hold both, and the shown one
 * may flip. It takes a second reading that agrees, none of which shows the account in between, or an employer that
 * the source identifies by LinkedIn id or domain (reference/profile-sources.md §15.6).
 */
export function goneOnlyOnce({ ended, elsewhere }: Change): boolean {
  const [left, found] = [ended.position, elsewhere.position];
  if (!closedByReading(ended) || left.shownOnly !== true) return false;
  if (found.shownOnly !== true) return false;
  const heldBoth = found.firstSeenOn <= left.lastSeenOn;
  const identified = found.companyId !== undefined || found.companyDomain !== undefined;
  return heldBoth || (!identified && found.lastSeenOn <= found.firstSeenOn);
}
