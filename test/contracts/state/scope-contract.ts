import type { AccountContactMail, Opportunity, Stakeholder } from '../../../shared/domain/scope.ts';
import { accountIdOf, contactIdOf, userIdOf } from '../../builders/ids.ts';
import type { EveryField } from './every-field.ts';
import { connectionIdOf, opportunityIdOf } from './numbered-ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const [ada, bob, cleo] = [contactIdOf(1), contactIdOf(2), contactIdOf(3)];

const theOpportunity: EveryField<Opportunity> = {
  id: opportunityIdOf(1),
  ownerId: userIdOf(1),
  open: true,
  contactIds: [ada],
};
const anOpportunity = (overrides: Partial<Opportunity> = {}): Opportunity => ({
  ...theOpportunity,
  ...overrides,
});

const theStakeholder: EveryField<Stakeholder> = {
  id: connectionIdOf(1),
  opportunityId: opportunityIdOf(1),
  contactId: bob,
  active: true,
};
const aStakeholder = (overrides: Partial<Stakeholder> = {}): Stakeholder => ({
  ...theStakeholder,
  ...overrides,
});

const relation = { ownerId: userIdOf(1), open: true };

export function scopeContract(open: OpenStateForTest): void {
  describe('scope', () => {
    it('relates a contact to the opportunities that name it or have it as a stakeholder', async () => {
      const { scope } = await open();
      const ownerless = anOpportunity({ id: opportunityIdOf(2), open: false, contactIds: [ada, cleo] });
      delete ownerless.ownerId;
      await scope.saveOpportunities([anOpportunity(), ownerless]);
      await scope.saveStakeholders([aStakeholder(), aStakeholder({ id: connectionIdOf(2), contactId: ada })]);
      const related = await scope.listOpportunitiesOf([ada, bob, contactIdOf(9)]);
      expect(related.get(ada)).toEqual(expect.arrayContaining([relation, { open: false }]));
      expect(related.get(ada)).toHaveLength(2);
      expect(related.get(bob)).toEqual([relation]);
      expect(related.get(contactIdOf(9))).toEqual([]);
    });

    it('forgets a contact that an opportunity no longer names', async () => {
      const { scope } = await open();
      await scope.saveOpportunities([anOpportunity({ contactIds: [ada, bob] })]);
      await scope.saveOpportunities([anOpportunity({ contactIds: [bob, cleo], open: false })]);
      const related = await scope.listOpportunitiesOf([ada, bob]);
      expect(related.get(ada)).toEqual([]);
      expect(related.get(bob)).toEqual([{ ...relation, open: false }]);
      const contacts = await scope.listContactsOfOpportunities([opportunityIdOf(1)]);
      expect(contacts.toSorted()).toEqual([bob, cleo]);
    });

    it('answers the contacts of deleted opportunities and leaves no trace of them', async () => {
      const { scope } = await open();
      await scope.saveOpportunities([anOpportunity(), anOpportunity({ id: opportunityIdOf(2) })]);
      await scope.saveStakeholders([aStakeholder()]);
      const contacts = await scope.deleteOpportunities([opportunityIdOf(1), opportunityIdOf(3)]);
      expect(contacts.toSorted()).toEqual([ada, bob]);
      const related = await scope.listOpportunitiesOf([ada, bob]);
      expect(related.get(ada)).toEqual([relation]);
      expect(related.get(bob)).toEqual([]);
      expect(await scope.deleteStakeholders([connectionIdOf(1)])).toEqual([]);
    });

    it('knows a stakeholder before its opportunity', async () => {
      const { scope } = await open();
      await scope.saveStakeholders([aStakeholder()]);
      expect((await scope.listOpportunitiesOf([bob])).get(bob)).toEqual([]);
      expect(await scope.listContactsOfOpportunities([opportunityIdOf(1)])).toEqual([bob]);
      await scope.saveOpportunities([anOpportunity()]);
      expect((await scope.listOpportunitiesOf([bob])).get(bob)).toEqual([relation]);
    });

    it('moves a connection that now stands between others, and drops one that ended', async () => {
      const { scope } = await open();
      await scope.saveOpportunities([
        anOpportunity({ contactIds: [] }),
        anOpportunity({ id: opportunityIdOf(2), contactIds: [] }),
      ]);
      await scope.saveStakeholders([aStakeholder(), aStakeholder({ id: connectionIdOf(2), contactId: ada })]);
      await scope.saveStakeholders([
        aStakeholder({ opportunityId: opportunityIdOf(2), contactId: cleo }),
        aStakeholder({ id: connectionIdOf(2), contactId: ada, active: false }),
      ]);
      expect(await scope.listContactsOfOpportunities([opportunityIdOf(1)])).toEqual([]);
      expect(await scope.listContactsOfOpportunities([opportunityIdOf(2)])).toEqual([cleo]);
      const related = await scope.listOpportunitiesOf([ada, bob, cleo]);
      expect([related.get(ada), related.get(bob)]).toEqual([[], []]);
      expect(related.get(cleo)).toEqual([relation]);
    });

    it('answers the contacts of deleted connections and ignores ids that were none', async () => {
      const { scope } = await open();
      await scope.saveOpportunities([anOpportunity({ contactIds: [] })]);
      await scope.saveStakeholders([aStakeholder()]);
      const deleted = [connectionIdOf(1).toUpperCase(), connectionIdOf(7), 'not an id'];
      expect(await scope.deleteStakeholders(deleted)).toEqual([bob]);
      expect((await scope.listOpportunitiesOf([bob])).get(bob)).toEqual([]);
      expect(await scope.deleteStakeholders(deleted)).toEqual([]);
    });

    it('keeps with the contacts of an account where they write from, where that is known', async () => {
      const { scope } = await open();
      const full: EveryField<AccountContactMail> = {
        accountId: accountIdOf(1),
        contactId: ada,
        mailKey: 'a'.repeat(16),
      };
      const bare = { accountId: accountIdOf(1), contactId: bob };
      await scope.saveAccountContacts([{ ...full, contactId: bob }, full]);
      await scope.saveAccountContacts([bare]);
      expect(await scope.listMailKeys({ accountId: accountIdOf(1), limit: 10 })).toEqual([full, bare]);
      expect(await scope.listMailKeys({ accountId: accountIdOf(1), limit: 1 })).toEqual([full]);
    });

    it('lists the contacts of an account in pages, without those that moved away', async () => {
      const { scope } = await open();
      const edges = Array.from({ length: 7 }, (_, index) => ({
        accountId: accountIdOf(1),
        contactId: contactIdOf(index + 1),
      }));
      await scope.saveAccountContacts([...edges, { accountId: accountIdOf(2), contactId: ada }]);
      await scope.deleteAccountContacts([
        { accountId: accountIdOf(1), contactId: bob },
        { accountId: accountIdOf(3), contactId: bob },
      ]);
      const pages = await readAllPages(async (next) => {
        const { contactIds, ...rest } = await scope.listContactsOfAccount({
          accountId: accountIdOf(1),
          next,
          limit: 4,
        });
        return { rows: contactIds, ...rest };
      });
      expect(pages.map((page) => page.length)).toEqual([4, 2]);
      expect(pages.flat()).toEqual([1, 3, 4, 5, 6, 7].map(contactIdOf));
    });
  });
}
