import { profileKeyOf } from '../../shared/changes/profile-key.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { aPerson, letters } from './population.ts';
import type { TroubledWorld } from './troubled-world.ts';

/** What people do in Dynamics beside setting the flag. */
export type CrmDeed =
  | { kind: 'merges' | 'movesAccount'; person: number; other: number }
  | { kind: 'renamesAccount' | 'changesWebsite'; account: number }
  | { kind: 'restoresEnvironment' };

/** Whose evidence they changed, so that the profile alone no longer says which flag is right. */
export type Changed = { merged: Set<number>; moved: Set<number>; accounts: Set<number> };

export function workInDynamics(troubled: TroubledWorld, deed: CrmDeed, changed: Changed): void {
  const { world } = troubled;
  switch (deed.kind) {
    case 'merges':
      merge(troubled, deed, changed);
      return;
    case 'movesAccount':
      if (world.crm.contact(contactIdOf(deed.person)) === undefined) return;
      changed.moved.add(deed.person);
      world.crm.moveToAccount({ contactId: contactIdOf(deed.person), accountId: accountIdOf(deed.other) });
      troubled.note(contactIdOf(deed.person), { what: 'evidence' });
      return;
    case 'renamesAccount':
      changeAccount(troubled, changed, { ...accountOf(deed.account), name: renamed(deed.account) });
      return;
    case 'changesWebsite':
      changeAccount(troubled, changed, { ...accountOf(deed.account), website: 'https://elsewhere.example' });
      return;
    case 'restoresEnvironment': {
      const copy = `00000000-0000-4000-8000-${String(world.nowMs).slice(-12)}`;
      world.environment.organizationId = copy;
      world.prerequisites.organizationId = copy;
    }
  }
}

const accountOf = (number: number) => aPerson(number).account;
const renamed = (number: number): string => `Vexx${letters(number)} Mills`;

function changeAccount(
  troubled: TroubledWorld,
  { accounts }: Changed,
  account: ReturnType<typeof accountOf>,
): void {
  troubled.world.crm.saveAccount(account);
  for (const [contactId] of troubled.deeds) {
    const parent = troubled.world.crm.contact(contactId)?.parent;
    if (parent?.kind !== 'account' || parent.accountId !== account.id) continue;
    troubled.note(contactId, { what: 'evidence' });
  }
  accounts.add(Number(account.id.slice(-12)));
}

/** As Dataverse does it: the loser turns inactive and names the survivor, whose row is written too. */
function merge(
  troubled: TroubledWorld,
  { person, other }: { person: number; other: number },
  { merged }: Changed,
): void {
  const { crm } = troubled.world;
  const [loser, survivor] = [crm.contact(contactIdOf(person)), crm.contact(contactIdOf(other))];
  if (loser === undefined || survivor === undefined || person === other) return;
  if (loser.mergedInto !== undefined || survivor.mergedInto !== undefined) return;
  for (const number of [person, other]) {
    merged.add(number);
    troubled.note(contactIdOf(number), { what: 'evidence' });
  }
  crm.saveContact({ ...loser, active: false, mergedInto: survivor.id });
  crm.saveContact(survivor);
}

export const profileKeyOfPerson = (person: number) => profileKeyOf(aPerson(person).observation);
