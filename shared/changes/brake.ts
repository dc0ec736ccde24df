import { monthsBetween, type Month } from '../domain/calendar.ts';
import type { ContactId } from '../domain/ids.ts';

type Departure = { contactId: ContactId; destination: string; endMonth: Month };

/** Contacts of one account that must go the same way before their flags are held (design §10, "the brake") ... */
const QUICK = { contacts: 3, months: 3 } as const;
/** ... or one more within a year, where most who leave go there: after a takeover profiles are corrected for months. */
const SLOW = { contacts: 4, months: 12, leastShare: 0.5 } as const;

/** True when, together with this one, enough contacts left the account for one destination at about the same time. */
export function isMassMove(self: Departure, departures: readonly Departure[]): boolean {
  const leavers = [self, ...departures];
  const quick = countNear(leavers, self, QUICK.months);
  if (quick.sameWay >= QUICK.contacts) return true;
  const slow = countNear(leavers, self, SLOW.months);
  return slow.sameWay >= SLOW.contacts && slow.sameWay >= slow.all * SLOW.leastShare;
}

function countNear(
  leavers: readonly Departure[],
  self: Departure,
  months: number,
): { sameWay: number; all: number } {
  const near = leavers.filter(
    ({ endMonth }) => Math.abs(monthsBetween({ from: endMonth, to: self.endMonth })) < months,
  );
  const sameWay = near.filter(({ destination }) => destination === self.destination);
  return { sameWay: countContacts(sameWay), all: countContacts(near) };
}

const countContacts = (departures: readonly Departure[]): number =>
  new Set(departures.map(({ contactId }) => contactId)).size;
