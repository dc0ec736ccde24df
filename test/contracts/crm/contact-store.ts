import type { FlagWrite } from '../../../shared/crm/contract.ts';
import type { Flag } from '../../../shared/domain/flag.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import { accountId, aContact, anAccount, auditId, contactId } from './crm-rows.ts';
import { inTime, type CrmSubject, type MakeCrmSubject } from './crm-subject.ts';

/** Tests that every ContactStore passes. */
export function describeContactStore(name: string, makeSubject: MakeCrmSubject): void {
  describe(`${name} as a contact store`, () => {
    let subject: CrmSubject;
    beforeEach(async () => {
      subject = await makeSubject({ pageSize: 5_000 });
    });
    afterEach(() => subject.stop());

    const read = (...ids: ContactId[]) => subject.contacts.readContacts({ ids, signal: inTime() });

    async function writeTo(number: number, to: Flag): Promise<FlagWrite> {
      const { contacts } = await read(contactId(number));
      const contact = contacts[0]?.contact;
      if (contact === undefined) throw new Error(`contact ${number} is not there`);
      return { contactId: contact.id, etag: contact.etag, from: contact.flag, to, auditId: auditId(number) };
    }
    const send = (...writes: FlagWrite[]) => subject.contacts.writeFlags({ writes, signal: inTime() });
    const kindsOf = (results: readonly { kind: string }[]) => results.map(({ kind }) => kind);

    async function flagOf(number: number) {
      const { contacts } = await read(contactId(number));
      return contacts[0]?.contact.flag;
    }

    it('tells which of some ids are still there', async () => {
      for (const number of [1, 2, 3, 4]) subject.world.saveContact(aContact(number));
      subject.world.removeContact(contactId(3));
      const ids = [1, 2, 3, 4, 9].map(contactId);
      const existing = await subject.contacts.listExisting({ ids, signal: inTime() });
      expect([...existing].sort()).toEqual([1, 2, 4].map(contactId));
    });

    it('lists who hangs under accounts, over as many pages as it takes', async () => {
      const under = (number: number) => ({ kind: 'account', accountId: accountId(number) }) as const;
      for (const number of [1, 2, 3]) subject.world.saveAccount(anAccount(number));
      for (const number of [1, 2, 3, 4, 5]) {
        subject.world.saveContact(aContact(number, { parent: under((number % 3) + 1) }));
      }
      subject.world.saveContact(aContact(6));
      const found: string[] = [];
      let next: string | undefined;
      do {
        const request = { accountIds: [accountId(2), accountId(3)], next, signal: inTime() };
        const page = await subject.contacts.listContactsOfAccounts(request);
        found.push(...page.contactIds);
        next = page.next;
      } while (next !== undefined);
      expect(found.sort()).toEqual([1, 2, 4, 5].map(contactId));
    });

    it('lists the accounts under accounts with their parents, over as many pages as it takes', async () => {
      for (const number of [1, 2]) subject.world.saveAccount(anAccount(number));
      for (const number of [3, 4, 5])
        subject.world.saveAccount(anAccount(number, { parent: { id: accountId((number % 2) + 1) } }));
      const found: { id: string; parentId: string }[] = [];
      let next: string | undefined;
      do {
        const request = { parentIds: [accountId(1), accountId(9)], next, signal: inTime() };
        const page = await subject.contacts.listChildAccounts(request);
        found.push(...page.children);
        next = page.next;
      } while (next !== undefined);
      expect(found).toEqual([{ id: accountId(4), parentId: accountId(1) }]);
    });

    it('reads contacts with their accounts; those that do not exist are absent', async () => {
      const account = anAccount(1, { website: 'https://invented.example', active: false, headcount: 1200 });
      subject.world.saveAccount(account);
      subject.world.saveContact(
        aContact(1, { parent: { kind: 'account', accountId: accountId(1) }, flag: 2 }),
      );
      subject.world.saveContact(aContact(2));
      const { contacts, unreadable } = await read(contactId(1), contactId(2), contactId(3));
      expect(contacts).toHaveLength(2);
      const withAccount = contacts.find(({ contact }) => contact.id === contactId(1));
      expect(withAccount).toMatchObject({ contact: { flag: 2 }, account });
      const without = contacts.find(({ contact }) => contact.id === contactId(2));
      expect(without?.account).toBeUndefined();
      expect(without?.contact.flag).toBeNull();
      expect(unreadable).toEqual([]);
    });

    it('reads the name and website of the account above the account', async () => {
      const parent = { name: 'Invented Holding', website: 'https://holding.example' };
      subject.world.saveAccount(anAccount(2, parent));
      const account = anAccount(1, { parent: { id: accountId(2) } });
      subject.world.saveAccount(account);
      subject.world.saveContact(aContact(1, { parent: { kind: 'account', accountId: accountId(1) } }));
      const { contacts } = await read(contactId(1));
      expect(contacts[0]?.account).toEqual({ ...account, parent: { id: accountId(2), ...parent } });
    });

    it('reads the contact alone when its account cannot be understood', async () => {
      subject.world.saveAccount(anAccount(1));
      subject.world.saveContact(aContact(1, { parent: { kind: 'account', accountId: accountId(1) } }));
      subject.world.spoilAccount(accountId(1));
      const { contacts } = await read(contactId(1));
      expect(contacts[0]?.contact.parent).toEqual({ kind: 'account', accountId: accountId(1) });
      expect(contacts[0]?.account).toBeUndefined();
    });

    it('reads more contacts than one request holds', async () => {
      const numbers = Array.from({ length: 230 }, (_, index) => index + 1);
      for (const number of numbers) subject.world.saveContact(aContact(number));
      const { contacts } = await read(...numbers.map(contactId));
      expect(new Set(contacts.map(({ contact }) => contact.id)).size).toBe(230);
    });

    it('has nothing to read or write for nothing', async () => {
      expect(await read()).toEqual({ contacts: [], unreadable: [] });
      expect(await send()).toEqual([]);
    });

    it('writes a flag and leaves the intention in the log', async () => {
      subject.world.saveContact(aContact(1));
      expect(kindsOf(await send(await writeTo(1, 1)))).toEqual(['written']);
      expect(await flagOf(1)).toBe(1);
      expect(subject.world.appliedWrites()).toMatchObject([
        { contactId: contactId(1), to: 1, auditId: auditId(1) },
      ]);
    });

    it('leaves a row alone that somebody wrote since it was read', async () => {
      subject.world.saveContact(aContact(1));
      const write = await writeTo(1, 1);
      subject.world.setFlag({ contactId: contactId(1), flag: 2 });
      expect(kindsOf(await send(write))).toEqual(['changed']);
      expect(await flagOf(1)).toBe(2);
      expect(subject.world.appliedWrites()).toEqual([]);
    });

    it('applies a write at most once however often it is sent', async () => {
      subject.world.saveContact(aContact(1));
      const write = await writeTo(1, 1);
      expect(kindsOf([...(await send(write)), ...(await send(write))])).toEqual(['written', 'changed']);
      expect(subject.world.appliedWrites()).toHaveLength(1);
    });

    it('does not bring a deleted contact back', async () => {
      subject.world.saveContact(aContact(1));
      const write = await writeTo(1, 1);
      subject.world.removeContact(contactId(1));
      expect(kindsOf(await send(write))).toEqual(['gone']);
      expect((await read(contactId(1))).contacts).toEqual([]);
    });

    it('answers each write in its place: one refusal holds back nobody', async () => {
      for (const number of [1, 2, 3, 4, 5]) subject.world.saveContact(aContact(number));
      const writes = await Promise.all([1, 2, 3, 4, 5].map((number) => writeTo(number, 1)));
      subject.world.setFlag({ contactId: contactId(1), flag: 2 });
      subject.world.removeContact(contactId(2));
      subject.world.failWrite({ contactId: contactId(3), with: 'refusal', code: '0x80040265' });
      subject.world.failWrite({ contactId: contactId(4), with: 'busy', code: '0x80072322' });
      const results = await send(...writes);
      expect(results.map((result) => result.contactId)).toEqual([1, 2, 3, 4, 5].map(contactId));
      expect(kindsOf(results)).toEqual(['changed', 'gone', 'refused', 'retry', 'written']);
      expect(results[2]?.code).toBe('0x80040265');
      expect(subject.world.appliedWrites().map((applied) => applied.contactId)).toEqual([contactId(5)]);
    });

    it('asks to come back later while it is throttled', async () => {
      subject.world.throttle(60_000);
      await expect(read(contactId(1))).rejects.toMatchObject({
        reason: 'dataverse_throttled',
        retryAfterMs: expect.closeTo(60_000, -2) as number,
      });
    });
  });
}
