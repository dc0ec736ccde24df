import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { ParkedContact } from '../../../shared/state/contract.ts';
import { contactIdOf, runIdOf } from '../../builders/ids.ts';
import type { EveryField } from './every-field.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const theContact: EveryField<ParkedContact> = {
  contactId: contactIdOf(1),
  reason: 'dataverse_refused',
  detail: '400 on contacts',
  runId: runIdOf('run-1'),
  parkedAt: instantSchema.parse('2026-11-01T12:00:00Z'),
};

const parkedContact = (number: number, reason = 'dataverse_refused'): ParkedContact => ({
  ...theContact,
  contactId: contactIdOf(number),
  reason,
});

export function parkedContract(open: OpenStateForTest): void {
  describe('parked contacts', () => {
    it('are listed in pages with the latest reason until they are taken out', async () => {
      const { parked } = await open();
      const withoutRun = parkedContact(3);
      delete withoutRun.runId;
      await parked.park([parkedContact(1), parkedContact(2), withoutRun, parkedContact(4)]);
      await parked.park([parkedContact(2, 'delivery_limit')]);
      await parked.unpark([contactIdOf(1), contactIdOf(9)]);
      const pages = await readAllPages(async (next) => {
        const { contacts, ...rest } = await parked.listParked({ next, limit: 2 });
        return { rows: contacts, ...rest };
      });
      expect(pages).toEqual([[parkedContact(2, 'delivery_limit'), withoutRun], [parkedContact(4)]]);
    });

    it('do not appear among the runs', async () => {
      const { parked, runs } = await open();
      await parked.park([parkedContact(1)]);
      expect(await runs.listRuns({ limit: 10 })).toEqual([]);
    });
  });
}
