import { monthSchema } from '../../../shared/domain/calendar.ts';
import type { Departure } from '../../../shared/state/contract.ts';
import { anAccount } from '../../builders/a-contact.ts';
import { accountIdOf, contactIdOf } from '../../builders/ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';

const aDeparture = (overrides: Partial<Departure> = {}): Departure => ({
  accountId: accountIdOf(1),
  destination: 'd/1?#',
  contactId: contactIdOf(1),
  endMonth: monthSchema.parse('2026-09'),
  ...overrides,
});

export function accountContract(open: OpenStateForTest): void {
  describe('accounts', () => {
    it('come back as they were saved last', async () => {
      const { accounts } = await open();
      const bare = anAccount({ id: accountIdOf(2), active: false });
      delete bare.website;
      delete bare.ownerId;
      const full = anAccount({
        country: 'Netherlands',
        ticker: 'CNTS',
        linkedInUrl: 'https://www.linkedin.com/company/contoso',
        parent: { id: accountIdOf(9) },
      });
      await accounts.saveAccounts([anAccount({ name: 'Old name' }), bare]);
      await accounts.saveAccounts([full]);
      const found = await accounts.readAccounts([accountIdOf(1), accountIdOf(2), accountIdOf(3)]);
      expect(found).toEqual(
        new Map([
          [accountIdOf(1), full],
          [accountIdOf(2), bare],
        ]),
      );
    });

    it('list the departures from them, each once', async () => {
      const { accounts } = await open();
      const other = aDeparture({ contactId: contactIdOf(2), destination: 'd2' });
      await accounts.saveDepartures([aDeparture({ endMonth: monthSchema.parse('2026-08') }), other]);
      await accounts.saveDepartures([aDeparture(), aDeparture({ accountId: accountIdOf(2) })]);
      const departures = await accounts.listDepartures(accountIdOf(1));
      expect(departures).toHaveLength(2);
      expect(departures).toEqual(expect.arrayContaining([aDeparture(), other]));
    });

    it('forget single departures', async () => {
      const { accounts } = await open();
      const kept = aDeparture({ contactId: contactIdOf(2) });
      await accounts.saveDepartures([aDeparture(), kept]);
      await accounts.deleteDepartures([aDeparture(), aDeparture({ contactId: contactIdOf(3) })]);
      expect(await accounts.listDepartures(accountIdOf(1))).toEqual([kept]);
    });

    it('are gone with their departures once deleted, and may be deleted again', async () => {
      const { accounts } = await open();
      await accounts.saveAccounts([anAccount()]);
      await accounts.saveDepartures([aDeparture()]);
      await accounts.deleteAccounts([accountIdOf(1)]);
      await accounts.deleteAccounts([accountIdOf(1)]);
      expect((await accounts.readAccounts([accountIdOf(1)])).size).toBe(0);
      expect(await accounts.listDepartures(accountIdOf(1))).toEqual([]);
    });
  });
}
