import { isInScope } from '../../changes/scope-rule.ts';
import type { Account, Contact } from '../../domain/contact.ts';
import { FLAG } from '../../domain/flag.ts';
import type { AccountId, OwnerId } from '../../domain/ids.ts';
import type { ScopeFacts } from '../../domain/scope.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { MemberStore, ScopeStore } from '../../state/contract.ts';

export type ReadScopeDeps = {
  members: Pick<MemberStore, 'listMembers'>;
  scope: Pick<ScopeStore, 'listOpportunitiesOf'>;
  openOpportunitiesOnly: boolean;
};

export type ScopeOf = {
  facts: (contact: Contact, snapshot: Snapshot | undefined) => ScopeFacts;
  circle: { members: ReadonlySet<OwnerId>; openOnly: boolean };
};

/** What the scope rule needs of these contacts; opportunities are read only where owners do not decide. */
export async function readScope(
  deps: ReadScopeDeps,
  contacts: readonly Contact[],
  accounts: ReadonlyMap<AccountId, Account>,
): Promise<ScopeOf> {
  const circle = { members: await deps.members.listMembers(), openOnly: deps.openOpportunitiesOnly };
  const owners = (contact: Contact): ScopeFacts => {
    const account = contact.parent.kind === 'account' ? accounts.get(contact.parent.accountId) : undefined;
    return {
      ...(contact.ownerId !== undefined && { contactOwnerId: contact.ownerId }),
      ...(account?.ownerId !== undefined && { accountOwnerId: account.ownerId }),
      opportunities: [],
      flaggedByUs: false,
    };
  };
  const undecided = contacts.filter((contact) => !isInScope(owners(contact), circle)).map(({ id }) => id);
  const opportunities = await deps.scope.listOpportunitiesOf(undecided);
  return {
    circle,
    facts: (contact, snapshot) => ({
      ...owners(contact),
      opportunities: opportunities.get(contact.id) ?? [],
      flaggedByUs: snapshot?.flagOwner === 'us' && snapshot.flag === FLAG.notAtCompany,
    }),
  };
}
