import { daySchema } from '../../../shared/domain/calendar.ts';
import { accountIdOf } from '../../builders/ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';

export function learnedContract(open: OpenStateForTest): void {
  describe('learned', () => {
    it('words come back as they were counted last, more of them than one property holds', async () => {
      const { learned } = await open();
      expect(await learned.readWords()).toBeUndefined();
      const words = Array.from({ length: 9_000 }, (_, index) => [`word${String(index)}`, index] as const);
      const counted = { countedOn: daySchema.parse('2026-11-01'), names: 9_000, words };
      await learned.saveWords({ ...counted, names: 1 }, 'one');
      await learned.saveWords(counted, 'two');
      expect(await learned.readVersion()).toBe('two');
      expect(await learned.readWords()).toEqual(counted);
    });

    it('version is the last one saved', async () => {
      const { learned } = await open();
      expect(await learned.readVersion()).toBeUndefined();
      await learned.saveVersion('one');
      await learned.saveVersion('two');
      expect(await learned.readVersion()).toBe('two');
    });

    it('accounts stay marked, once for each cause, until somebody has looked at them', async () => {
      const { learned } = await open();
      await learned.markAccounts([accountIdOf(1), accountIdOf(2)], 'mail');
      await learned.markAccounts([accountIdOf(1)], 'mail');
      await learned.markAccounts([accountIdOf(2)], 'words');
      await learned.markAccounts([accountIdOf(2)], 'parent');
      const marks = await learned.listMarked(10);
      expect(marks).toHaveLength(4);
      expect(await learned.listMarked(2)).toEqual(marks.slice(0, 2));
      await learned.unmarkAccounts(marks.slice(0, 2));
      await learned.unmarkAccounts(marks.slice(0, 2));
      expect(await learned.listMarked(10)).toEqual(marks.slice(2));
    });

    it('domains of an account come back, and an empty list removes them', async () => {
      const { learned } = await open();
      const found = { claimed: ['contoso.example', 'contoso.test'], domains: ['contoso.test'] };
      const one = { accountId: accountIdOf(1), ...found };
      await learned.saveDomains([one, { accountId: accountIdOf(2), claimed: [], domains: [] }]);
      expect(await learned.readDomains([accountIdOf(1), accountIdOf(2)])).toEqual(
        new Map([[one.accountId, found]]),
      );
      await learned.saveDomains([{ ...one, claimed: [], domains: [] }]);
      expect((await learned.readDomains([accountIdOf(1)])).size).toBe(0);
    });

    it('owners of a domain are all who claim it, each once', async () => {
      const { learned } = await open();
      const domain = 'contoso.example';
      await learned.addOwners([2, 1, 1].map((number) => ({ domain, accountId: accountIdOf(number) })));
      await learned.addOwners([{ domain: 'other.example', accountId: accountIdOf(3) }]);
      expect(await learned.listOwners(domain)).toEqual([accountIdOf(1), accountIdOf(2)]);
      await learned.removeOwner({ domain, accountId: accountIdOf(2) });
      await learned.removeOwner({ domain, accountId: accountIdOf(2) });
      expect(await learned.listOwners(domain)).toEqual([accountIdOf(1)]);
    });
  });
}
