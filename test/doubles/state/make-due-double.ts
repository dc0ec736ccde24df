import type { Day } from '../../../shared/domain/calendar.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import type { DueStore } from '../../../shared/state/contract.ts';
import { pageOf } from './page-of.ts';
import { VersionedMap } from './versioned-map.ts';

type DueRow = { day: Day; contactId: ContactId };

const keyOf = ({ day, contactId }: DueRow): string => `${day}/${contactId}`;

export function makeDueDouble(): DueStore {
  const due = new VersionedMap<DueRow>();
  return {
    addDue: async (rows) => {
      for (const row of rows) due.put(keyOf(row), row);
    },
    removeDue: async (rows) => {
      for (const row of rows) due.delete(keyOf(row));
    },
    listDue: async ({ until, ...page }) =>
      pageOf(
        due.entries().filter(([, row]) => row.day <= until),
        page,
      ),
  };
}
