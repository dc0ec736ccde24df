import type { ChangeFeed, TrackedRows, TrackedTable } from '../../../shared/crm/contract.ts';
import {
  accountId,
  aContact,
  anAccount,
  auditId,
  connectionId,
  contactId,
  opportunityId,
  userId,
} from './crm-rows.ts';
import { inTime, type CrmSubject, type MakeCrmSubject } from './crm-subject.ts';

type Round<Row> = {
  rows: Row[];
  deletedIds: string[];
  unreadable: { id: string; problem: string }[];
  pages: number;
  cursor: string;
};

/** Reads pages until the round is complete. */
async function readRound<Table extends TrackedTable>(
  changes: ChangeFeed,
  { table, cursor, betweenPages }: { table: Table; cursor?: string; betweenPages?: () => void },
): Promise<Round<TrackedRows[Table]>> {
  const round: Round<TrackedRows[Table]> = { rows: [], deletedIds: [], unreadable: [], pages: 0, cursor: '' };
  for (let next = cursor; ;) {
    const page = await changes.readChanges({ table, cursor: next, signal: inTime() });
    if (page.kind === 'expired') throw new Error('the cursor has expired');
    round.rows.push(...page.rows);
    round.deletedIds.push(...page.deletedIds);
    round.unreadable.push(...page.unreadable);
    round.pages += 1;
    if (page.kind === 'complete') return { ...round, cursor: page.cursor };
    betweenPages?.();
    next = page.cursor;
  }
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort();

/** Tests that every ChangeFeed passes. */
export function describeChangeFeed(name: string, makeSubject: MakeCrmSubject): void {
  describe(`${name} as a change feed`, () => {
    let subject: CrmSubject;
    beforeEach(async () => {
      subject = await makeSubject({ pageSize: 2 });
    });
    afterEach(() => subject.stop());

    it('gives every row of the table first, over as many pages as it takes, none twice', async () => {
      for (const number of [1, 2, 3, 4, 5]) subject.world.saveContact(aContact(number));
      const round = await readRound(subject.changes, { table: 'contacts' });
      expect(round.rows.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5].map(contactId));
      expect(round.pages).toBe(3);
    });

    it('gives nothing while nothing changes, and a cursor to go on from', async () => {
      subject.world.saveAccount(anAccount(1));
      const { cursor } = await readRound(subject.changes, { table: 'accounts' });
      const quiet = await readRound(subject.changes, { table: 'accounts', cursor });
      expect(quiet).toMatchObject({ rows: [], deletedIds: [], pages: 1 });
      subject.world.saveAccount(anAccount(2));
      const later = await readRound(subject.changes, { table: 'accounts', cursor: quiet.cursor });
      expect(idsOf(later.rows)).toEqual([accountId(2)]);
    });

    it('gives after a round only what was added, changed or deleted since', async () => {
      for (const number of [1, 2, 3]) subject.world.saveContact(aContact(number));
      const { cursor } = await readRound(subject.changes, { table: 'contacts' });
      subject.world.setFlag({ contactId: contactId(2), flag: 2 });
      subject.world.saveContact(aContact(4));
      subject.world.removeContact(contactId(3));
      const round = await readRound(subject.changes, { table: 'contacts', cursor });
      expect(idsOf(round.rows)).toEqual([contactId(2), contactId(4)]);
      expect(round.rows.find(({ id }) => id === contactId(2))?.flag).toBe(2);
      expect(round.deletedIds).toEqual([contactId(3)]);
    });

    it('gives the same page for the same cursor', async () => {
      for (const number of [1, 2, 3]) subject.world.saveContact(aContact(number));
      const first = { table: 'contacts', cursor: undefined, signal: inTime() } as const;
      const page = await subject.changes.readChanges(first);
      if (page.kind !== 'more') throw new Error('expected a further page');
      const second = { ...first, cursor: page.cursor };
      const once = await subject.changes.readChanges(second);
      const again = await subject.changes.readChanges(second);
      expect(again).toMatchObject({ kind: 'complete', rows: once.kind === 'expired' ? [] : once.rows });
    });

    it('loses no row that changes while the round is read', async () => {
      for (const number of [1, 2, 3, 4]) subject.world.saveContact(aContact(number));
      const { cursor, rows } = await readRound(subject.changes, {
        table: 'contacts',
        betweenPages: () => {
          subject.world.setFlag({ contactId: contactId(1), flag: 1 });
          subject.world.setFlag({ contactId: contactId(4), flag: 1 });
        },
      });
      const next = await readRound(subject.changes, { table: 'contacts', cursor });
      const flagOf = (id: string) => [...rows, ...next.rows].findLast((row) => row.id === id)?.flag;
      expect([1, 2, 3, 4].map((number) => flagOf(contactId(number)))).toEqual([1, null, null, 1]);
    });

    it('says so when a cursor has expired, of a round and of a page', async () => {
      for (const number of [1, 2, 3]) subject.world.saveContact(aContact(number));
      const page = await subject.changes.readChanges({
        table: 'contacts',
        cursor: undefined,
        signal: inTime(),
      });
      const { cursor } = await readRound(subject.changes, { table: 'contacts' });
      subject.world.expireCursors();
      const read = (from: string) =>
        subject.changes.readChanges({ table: 'contacts', cursor: from, signal: inTime() });
      expect(await read(cursor)).toEqual({ kind: 'expired' });
      expect(page.kind === 'more' && (await read(page.cursor))).toEqual({ kind: 'expired' });
      expect((await readRound(subject.changes, { table: 'contacts' })).rows).toHaveLength(3);
    });

    it('gives our own writes back as changes', async () => {
      subject.world.saveContact(aContact(1));
      const { cursor, rows } = await readRound(subject.changes, { table: 'contacts' });
      const write = {
        contactId: contactId(1),
        etag: rows[0]?.etag ?? '',
        from: null,
        to: 1,
        auditId: auditId(1),
      } as const;
      await subject.contacts.writeFlags({ writes: [write], signal: inTime() });
      const echo = await readRound(subject.changes, { table: 'contacts', cursor });
      expect(echo.rows.map(({ id, flag }) => ({ id, flag }))).toEqual([{ id: contactId(1), flag: 1 }]);
      expect(echo.rows[0]?.etag).not.toBe(rows[0]?.etag);
    });

    it('speaks our words for every table', async () => {
      const account = anAccount(1, {
        website: 'https://invented.example',
        country: 'Netherlands',
        ticker: 'INVT',
        linkedInUrl: 'https://www.linkedin.com/company/invented-works',
        ownerId: userId(1),
      });
      const contact = aContact(1, {
        firstName: 'Ada',
        middleName: 'Maria',
        lastName: 'Invented',
        nickname: 'Addy',
        jobTitle: 'Engineer',
        email: 'ada@invented.example',
        otherEmails: ['ada@second.example', 'ada@third.example'],
        city: 'Utrecht',
        country: 'Netherlands',
        parent: { kind: 'account', accountId: accountId(1) },
        ownerId: userId(2),
        flag: 0,
      });
      const opportunity = {
        id: opportunityId(1),
        ownerId: userId(3),
        open: true,
        contactIds: [contactId(1)],
      };
      const stakeholder = {
        id: connectionId(1),
        opportunityId: opportunityId(1),
        contactId: contactId(1),
        active: true,
      };
      subject.world.saveAccount(account);
      subject.world.saveContact(contact);
      subject.world.saveContact(aContact(2, { parent: { kind: 'contact' }, active: false }));
      subject.world.saveOpportunity(opportunity);
      subject.world.saveStakeholder(stakeholder);

      expect((await readRound(subject.changes, { table: 'accounts' })).rows).toEqual([account]);
      expect((await readRound(subject.changes, { table: 'opportunities' })).rows).toEqual([opportunity]);
      expect((await readRound(subject.changes, { table: 'connections' })).rows).toEqual([stakeholder]);
      const contacts = (await readRound(subject.changes, { table: 'contacts' })).rows;
      expect(contacts.find(({ id }) => id === contactId(1))).toMatchObject(contact);
      expect(contacts.find(({ id }) => id === contactId(2))).toMatchObject({
        parent: { kind: 'contact' },
        active: false,
      });
    });

    it('reports a row that cannot be understood beside those that can', async () => {
      subject.world.saveAccount(anAccount(1));
      subject.world.saveAccount(anAccount(2));
      subject.world.spoilAccount(accountId(1));
      const round = await readRound(subject.changes, { table: 'accounts' });
      expect(idsOf(round.rows)).toEqual([accountId(2)]);
      expect(idsOf(round.unreadable)).toEqual([accountId(1)]);
    });

    it('asks to come back later while it is throttled, and after the time has run out', async () => {
      subject.world.throttle(60_000);
      const first = { table: 'contacts', cursor: undefined } as const;
      await expect(subject.changes.readChanges({ ...first, signal: inTime() })).rejects.toMatchObject({
        reason: 'dataverse_throttled',
        retryAfterMs: 60_000,
      });
      const outOfTime = { ...first, signal: AbortSignal.abort() };
      const other = await makeSubject({ pageSize: 2 });
      await expect(other.changes.readChanges(outOfTime)).rejects.toMatchObject({ reason: 'out_of_time' });
      await other.stop();
    });
  });
}
