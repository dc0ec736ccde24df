import { monthSchema } from '../../../shared/domain/calendar.ts';
import type { Account, ParentAccount } from '../../../shared/domain/contact.ts';
import type { Departure } from '../../../shared/state/contract.ts';
import { anAccount } from '../../builders/a-contact.ts';
import { accountIdOf, contactIdOf, userIdOf } from '../../builders/ids.ts';
import type { EveryField } from './every-field.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const theDeparture: EveryField<Departure> = {
  accountId: accountIdOf(1),
  destination: 'd/1?#',
  contactId: contactIdOf(1),
  endMonth: monthSchema.parse('2026-09'),
};

const aDeparture = (overrides: Partial<Departure> = {}): Departure => ({ ...theDeparture, ...overrides });

export function accountContract(open: OpenStateForTest): void {
  describe('accounts', () => {
    it('come back as they were saved last', async () => {
      const { accounts } = await open();
      const bare = anAccount({ id: accountIdOf(2), active: false });
      delete bare.website;
      delete bare.ownerId;
      // What its contacts taught is of table Learned, and of the parent the id alone is kept.
      type Stored = Omit<Account, 'learnedDomains' | 'parent'> & { parent: Pick<ParentAccount, 'id'> };
      const full: EveryField<Stored> = {
        id: accountIdOf(1),
        name: 'Contoso',
        website: 'https://contoso.example',
        ownerId: userIdOf(1),
        active: true,
        country: 'Netherlands',
        ticker: 'CNTS',
        linkedInUrl: 'https://www.linkedin.com/company/contoso',
        headcount: 250,
        parent: { id: accountIdOf(9) },
      };
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

    it('are listed page by page, whatever else is stored of them', async () => {
      const { accounts } = await open();
      const all = [1, 2, 3].map((number) => anAccount({ id: accountIdOf(number) }));
      await accounts.saveAccounts(all);
      await accounts.saveDepartures([aDeparture()]);
      const pages = await readAllPages(async (next) => {
        const { accounts: rows, ...rest } = await accounts.listAccounts({ next, limit: 2 });
        return { rows, ...rest };
      });
      expect(pages.flat().sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(all);
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
