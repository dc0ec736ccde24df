import { describeChangeFeed } from '../../contracts/crm/change-feed.ts';
import { describeContactStore } from '../../contracts/crm/contact-store.ts';
import { accountId, aContact, anAccount, auditId, contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime, type MakeCrmSubject } from '../../contracts/crm/crm-subject.ts';
import { describeDirectory } from '../../contracts/crm/directory.ts';
import { makeCrmDouble } from './crm-double.ts';

const makeSubject: MakeCrmSubject = async ({ pageSize, directory }) => {
  const crm = makeCrmDouble({ pageSize, ...directory });
  const world = {
    saveAccount: crm.saveAccount.bind(crm),
    saveContact: crm.saveContact.bind(crm),
    saveOpportunity: crm.saveOpportunity.bind(crm),
    saveStakeholder: crm.saveStakeholder.bind(crm),
    setFlag: crm.setFlag.bind(crm),
    removeContact: crm.removeContact.bind(crm),
    expireCursors: crm.expireCursors.bind(crm),
    spoilAccount: (id: string) => {
      crm.makeUnreadable({ id, problem: 'accounts name: invalid_type' });
    },
    throttle: (retryAfterMs: number) => {
      crm.throttleNext(1, retryAfterMs);
    },
    failWrite: (failure: {
      contactId: ReturnType<typeof contactId>;
      with: 'busy' | 'refusal';
      code: string;
    }) => {
      crm.answerWrites(failure.contactId, {
        kind: failure.with === 'busy' ? 'retry' : 'refused',
        code: failure.code,
      });
    },
    appliedWrites: () => crm.appliedWrites,
  };
  return { changes: crm, contacts: crm, directory: crm, world, stop: async () => {} };
};

describeChangeFeed('the CRM double', makeSubject);
describeContactStore('the CRM double', makeSubject);
describeDirectory('the CRM double', makeSubject);

describe('the CRM double', () => {
  it('lets somebody be faster just before a write', async () => {
    const crm = makeCrmDouble({ accounts: [anAccount(1)], contacts: [aContact(1)] });
    const etag = crm.contact(contactId(1))?.etag ?? '';
    crm.beforeNextWrite(() => {
      crm.moveToAccount({ contactId: contactId(1), accountId: accountId(1) });
    });
    const write = { contactId: contactId(1), etag, from: null, to: 1, auditId: auditId(1) } as const;
    const [result] = await crm.writeFlags({ writes: [write], signal: inTime() });
    expect(result?.kind).toBe('changed');
    expect(crm.flag(contactId(1))).toBeNull();
  });

  it('reports an unreadable contact in place of the contact', async () => {
    const crm = makeCrmDouble({ contacts: [aContact(1), aContact(2)] });
    crm.makeUnreadable({ id: contactId(1), problem: 'contacts flag: invalid_union' });
    const { contacts, unreadable } = await crm.readContacts({
      ids: [contactId(1), contactId(2)],
      signal: inTime(),
    });
    expect(contacts.map(({ contact }) => contact.id)).toEqual([contactId(2)]);
    expect(unreadable).toEqual([{ id: contactId(1), problem: 'contacts flag: invalid_union' }]);
  });
});
