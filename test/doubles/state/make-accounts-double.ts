import type { Account } from '../../../shared/domain/contact.ts';
import type { AccountStore, Departure } from '../../../shared/state/contract.ts';
import { pageOf } from './page-of.ts';
import { VersionedMap } from './versioned-map.ts';

const departureKey = ({ accountId, destination, contactId }: Omit<Departure, 'endMonth'>): string =>
  `${accountId}/${destination}/${contactId}`;

export function makeAccountsDouble(): AccountStore {
  const accounts = new VersionedMap<Account>();
  const departures = new VersionedMap<Departure>();
  return {
    saveAccounts: async (saved) => {
      for (const account of saved) accounts.put(account.id, account);
    },
    readAccounts: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const stored = accounts.read(id);
          return stored === undefined ? [] : [[id, stored.row]];
        }),
      ),
    listAccounts: async (page) => {
      const { rows, ...next } = pageOf(accounts.entries(), page);
      return { accounts: rows, ...next };
    },
    deleteAccounts: async (ids) => {
      for (const id of ids) {
        accounts.delete(id);
        for (const departure of departures.rows(`${id}/`)) departures.delete(departureKey(departure));
      }
    },
    saveDepartures: async (saved) => {
      for (const departure of saved) departures.put(departureKey(departure), departure);
    },
    deleteDepartures: async (left) => {
      for (const departure of left) departures.delete(departureKey(departure));
    },
    listDepartures: async (accountId) => departures.rows(`${accountId}/`),
  };
}
