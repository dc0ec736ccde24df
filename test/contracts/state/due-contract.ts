import { daySchema } from '../../../shared/domain/calendar.ts';
import { contactIdOf } from '../../builders/ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const due = (day: string, contact: number) => ({
  day: daySchema.parse(day),
  contactId: contactIdOf(contact),
});

export function dueContract(open: OpenStateForTest): void {
  describe('due', () => {
    it('lists the days up to the asked one, earliest first, in pages', async () => {
      const store = (await open()).due;
      await store.addDue([
        due('2026-12-01', 1),
        due('2026-11-01', 2),
        due('2026-10-01', 3),
        due('2026-11-01', 1),
        due('2026-11-02', 4),
      ]);
      const pages = await readAllPages((next) =>
        store.listDue({ until: daySchema.parse('2026-11-01'), next, limit: 2 }),
      );
      expect(pages).toEqual([[due('2026-10-01', 3), due('2026-11-01', 1)], [due('2026-11-01', 2)]]);
    });

    it('takes the same row twice and forgets it once', async () => {
      const store = (await open()).due;
      await store.addDue([due('2026-11-01', 1), due('2026-11-01', 1)]);
      await store.addDue([due('2026-11-01', 1)]);
      await store.removeDue([due('2026-11-01', 1), due('2026-11-01', 2)]);
      await store.removeDue([due('2026-11-01', 1)]);
      const { rows } = await store.listDue({
        until: daySchema.parse('2026-11-01'),
        next: undefined,
        limit: 10,
      });
      expect(rows).toEqual([]);
    });
  });
}
