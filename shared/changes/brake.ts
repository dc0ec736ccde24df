import { monthsBetween, type Month } from '../domain/calendar.ts';
import type { ContactId } from '../domain/ids.ts';

/** Contacts of one account that must go the same way before their flags are held (design §10, "the brake"). */
const BRAKE_CONTACTS = 3;
/** ... within a quarter. */
const BRAKE_MONTHS = 3;

/** True when, together with this one, enough contacts left the account for one destination at about the same time. */
export function isMassMove(
  self: { contactId: ContactId; destination: string; endMonth: Month },
  departures: readonly { contactId: ContactId; destination: string; endMonth: Month }[],
): boolean {
  const near = departures.filter(
    ({ destination, endMonth }) =>
      destination === self.destination &&
      Math.abs(monthsBetween({ from: endMonth, to: self.endMonth })) < BRAKE_MONTHS,
  );
  return new Set([self.contactId, ...near.map(({ contactId }) => contactId)]).size >= BRAKE_CONTACTS;
}
