import { contactIdOf } from '../../builders/ids.ts';
import { lookUpKeyOf } from './numbered-ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';

const link = (key: number, contact: number) => ({
  key: lookUpKeyOf(key),
  contactId: contactIdOf(contact),
});

export function linkContract(open: OpenStateForTest): void {
  describe('links', () => {
    it('tell which contacts carry a key, and none for a key nobody carries', async () => {
      const { links } = await open();
      await links.addLinks([link(1, 1), link(1, 2), link(2, 2)]);
      const found = await links.listContacts([lookUpKeyOf(1), lookUpKeyOf(2), lookUpKeyOf(3)]);
      expect([...found]).toEqual([
        [lookUpKeyOf(1), [contactIdOf(1), contactIdOf(2)]],
        [lookUpKeyOf(2), [contactIdOf(2)]],
        [lookUpKeyOf(3), []],
      ]);
    });

    it('may be added and removed twice, also in one call', async () => {
      const { links } = await open();
      await links.addLinks([link(1, 1), link(1, 1), link(1, 2)]);
      await links.addLinks([link(1, 1)]);
      await links.removeLinks([link(1, 1), link(1, 1), link(1, 3)]);
      await links.removeLinks([link(1, 1)]);
      expect((await links.listContacts([lookUpKeyOf(1)])).get(lookUpKeyOf(1))).toEqual([contactIdOf(2)]);
    });

    it('of a crowded key come completely', async () => {
      const { links } = await open();
      const crowd = Array.from({ length: 1_050 }, (_, index) => link(1, index));
      await links.addLinks(crowd);
      const found = await links.listContacts([lookUpKeyOf(1)]);
      expect(found.get(lookUpKeyOf(1))).toHaveLength(1_050);
      const first = await links.listContacts([lookUpKeyOf(1)], { limit: 3 });
      expect(first.get(lookUpKeyOf(1))).toEqual(found.get(lookUpKeyOf(1))?.slice(0, 3));
    });
  });
}
