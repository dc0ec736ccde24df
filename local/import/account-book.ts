import { basename } from 'node:path';
import type { AccountRow } from './account-layout.ts';
import type { ContactRow } from './contact-layout.ts';
import { deriveAccountId, foldedName, websiteHost } from './derive-id.ts';

export type Place = { file: string; line: number };

export type BookedAccount = Omit<AccountRow, 'accountId'> & {
  accountId: string;
  place: Place;
  /** From the accounts file, which knows more than the contacts do. */
  own: boolean;
};

export type Booking = { kind: 'booked' | 'repeated' } | { kind: 'refused'; column: string; problem: string };

/** What two rows of one account must say alike. */
const VALUES = ['website', 'ownerId', 'parentAccountId', 'country', 'tickerSymbol', 'linkedInUrl'] as const;

const at = (place: Place) => `${basename(place.file)} line ${place.line}`;

/** Every account that the files name, once. */
export class AccountBook {
  private readonly accounts = new Map<string, BookedAccount>();
  private readonly ownByName = new Map<string, BookedAccount[]>();

  all(): Iterable<BookedAccount> {
    return this.accounts.values();
  }

  get size(): number {
    return this.accounts.size;
  }

  has(accountId: string): boolean {
    return this.accounts.has(accountId);
  }

  addOwn(row: AccountRow, place: Place): Booking {
    const accountId = row.accountId ?? deriveAccountId({ name: row.name, website: row.website });
    const known = this.accounts.get(accountId);
    if (known !== undefined) return this.repetition(known, { ...row, accountId });
    const account = { ...row, accountId, place, own: true };
    this.accounts.set(accountId, account);
    const name = foldedName(row.name);
    this.ownByName.set(name, [...(this.ownByName.get(name) ?? []), account]);
    return { kind: 'booked' };
  }

  /**
   * The account a row of another file belongs to: by its id; else by name among the accounts file, where the website does
   * not contradict; else an id that follows from name and website. Depends on the accounts file and the row alone.
   */
  idFor(row: Pick<ContactRow, 'accountId' | 'accountName' | 'accountWebsite'>): string | undefined {
    if (row.accountId !== undefined) return row.accountId;
    if (row.accountName === undefined) return undefined;
    const host = websiteHost(row.accountWebsite);
    const candidates = (this.ownByName.get(foldedName(row.accountName)) ?? []).filter(
      (account) => host === '' || account.website === undefined || websiteHost(account.website) === host,
    );
    const [only, another] = candidates;
    if (only !== undefined && another === undefined) return only.accountId;
    return deriveAccountId({ name: row.accountName, website: row.accountWebsite });
  }

  addFromContact(row: ContactRow, place: Place): Booking {
    const accountId = this.idFor(row);
    if (accountId === undefined) return { kind: 'booked' };
    const known = this.accounts.get(accountId);
    if (row.accountName === undefined) {
      if (known !== undefined) return { kind: 'repeated' };
      return {
        kind: 'refused',
        column: 'accountName',
        problem: `accountName: account ${accountId} is named nowhere; fill accountName or give the accounts file`,
      };
    }
    if (known === undefined) {
      const account = { accountId, name: row.accountName, website: row.accountWebsite };
      this.accounts.set(accountId, {
        ...account,
        ownerId: undefined,
        parentAccountId: undefined,
        country: undefined,
        tickerSymbol: undefined,
        linkedInUrl: undefined,
        place,
        own: false,
      });
      return { kind: 'booked' };
    }
    if (foldedName(known.name) !== foldedName(row.accountName)) return this.twoNames(known);
    known.website ??= row.accountWebsite;
    return { kind: 'repeated' };
  }

  private repetition(known: BookedAccount, row: AccountRow & { accountId: string }): Booking {
    if (foldedName(known.name) !== foldedName(row.name)) return this.twoNames(known);
    const same = VALUES.every((key) => known[key] === row[key]);
    if (same) return { kind: 'repeated' };
    return {
      kind: 'refused',
      column: 'accountId',
      problem: `accountId: ${row.accountId} stands in ${at(known.place)} with other values; keep one of the rows`,
    };
  }

  private twoNames(known: BookedAccount): Booking {
    return {
      kind: 'refused',
      column: 'accountId',
      problem: `accountId: ${known.accountId} has another name in ${at(known.place)}; one account has one name: correct one of the two`,
    };
  }
}
