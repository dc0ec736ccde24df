import { mailKeyOfContact } from '../../changes/mail-key.ts';
import { isInScope } from '../../changes/scope-rule.ts';
import { accountStamp, contactStamp } from '../../changes/stamps.ts';
import { heirOf, whatToQueue } from '../../changes/what-to-queue.ts';
import type { Account, Contact } from '../../domain/contact.ts';
import { contactIdSchema, type AccountId, type ContactId } from '../../domain/ids.ts';
import type { AccountContactMail } from '../../domain/scope.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { Versioned } from '../../state/contract.ts';
import { readScope, type ScopeOf } from '../steps/read-scope.ts';
import { followClaims } from './follow-claims.ts';
import { followProfiles } from './follow-profiles.ts';
import { afterChanges } from './read-anew.ts';
import { deletionsOwed } from './scan-deletions.ts';
import type { ScanStage, StageDeps, StagePage, StageResult } from './stage.ts';
import { progressOf, readTracked } from './tracked-page.ts';

type Snapshots = ReadonlyMap<ContactId, Versioned<Snapshot>>;

/** The contact delta against the snapshots: an unchanged contact costs its share of the page and one point read. */
export const scanContacts: ScanStage = async (deps, page) => {
  const { changes, restart } = await readTracked(deps, page, 'contacts');
  if (restart !== undefined) return restart;
  const deletedIds = changes.deletedIds.map((id) => contactIdSchema.parse(id));
  const ids = [...changes.rows.map(({ id }) => id), ...deletedIds];
  // Before the very first contacts page nobody has been validated, so there is nothing to read.
  const isFirst = page.sweep.cursors.contacts === undefined;
  const snapshots = await deps.snapshots.readSnapshots(isFirst ? [] : ids);
  return {
    ...contactsProgress(page, changes),
    items: [
      ...(await changedItems(deps, page, { contacts: changes.rows, snapshots })),
      ...goneItems(deletedIds, snapshots),
    ],
  };
};

function contactsProgress(
  page: StagePage,
  changes: Parameters<typeof progressOf<'contacts'>>[1],
): Pick<StageResult, 'rows' | 'cursor' | 'complete' | 'resets'> {
  const progress = progressOf(page, changes);
  if (!progress.complete) return progress;
  const cursor = afterChanges(page.cursor);
  if (cursor !== undefined) return { ...progress, cursor, complete: false };
  return { ...progress, resets: deletionsOwed(page.sweep, page.cursor) };
}

async function changedItems(
  deps: StageDeps,
  { mode, sweep, secured }: StagePage,
  { contacts, snapshots }: { contacts: readonly Contact[]; snapshots: Snapshots },
): Promise<JobItem[]> {
  const watched: Contact[] = [];
  const items: JobItem[] = [];
  const members = await deps.members.listMembers();
  // An account matters where its owner may decide, and where a validation may have read its old name.
  const open = contacts.filter(
    ({ id, ownerId }) => ownerId === undefined || !members.has(ownerId) || snapshots.has(id),
  );
  const accounts = await deps.accounts.readAccounts(accountIdsOf(open));
  const scopeOf = await readScope(deps, contacts, accounts);
  for (const contact of contacts) {
    const snapshot = snapshots.get(contact.id)?.row;
    const inScope = isContactInScope(contact, snapshot, scopeOf);
    if (inScope || snapshot !== undefined) watched.push(contact);
    const errand = whatToQueue({ contact, snapshot, inScope, mode, secured });
    if (errand !== undefined)
      items.push({ contactId: contact.id, ...errand, ...notedUnder(contact, snapshot) });
    // What people decided about the loser concerns the survivor, whose own row may look the same as before.
    const survivor = heirOf({ contact, snapshot, errand });
    if (survivor !== undefined) items.push({ contactId: survivor, cause: 'merged', stamp: contact.id });
  }
  const known = watched.flatMap(({ id }) => snapshots.get(id)?.row ?? []);
  return [
    ...items,
    ...(await followAccounts(deps, watched, { snapshots, accounts })),
    ...(sweep.kind === 'reconcile' ? await followProfiles(deps, known) : []),
    ...(sweep.kind === 'reconcile' ? await followClaims(deps, known) : []),
  ];
}

/** Where the contact's edge runs ahead of its snapshot, the job is told: by then the contact may be elsewhere or gone. */
const notedUnder = ({ parent }: Contact, snapshot: Snapshot | undefined): Pick<JobItem, 'accountId'> =>
  parent.kind === 'account' && parent.accountId !== snapshot?.accountId
    ? { accountId: parent.accountId }
    : {};

const isContactInScope = (contact: Contact, snapshot: Snapshot | undefined, scopeOf: ScopeOf): boolean =>
  isInScope(scopeOf.facts(contact, snapshot), scopeOf.circle);

/**
 * Remembers under which account each watched contact hangs, and finds validations that read an account before it was
 * renamed: their contact moved there so lately that the accounts page could not know.
 */
async function followAccounts(
  deps: StageDeps,
  contacts: readonly Contact[],
  { snapshots, accounts }: { snapshots: Snapshots; accounts: ReadonlyMap<AccountId, Account> },
): Promise<JobItem[]> {
  const edges = contacts.flatMap(({ id, parent }) =>
    parent.kind === 'account' ? [{ contactId: id, accountId: parent.accountId }] : [],
  );
  const isKnown = ({ contactId, accountId }: (typeof edges)[number]): boolean =>
    snapshots.get(contactId)?.row.accountId === accountId;
  await rememberEdges(deps, contacts, snapshots);
  return edges.filter(isKnown).flatMap(({ contactId, accountId }) => {
    const account = accounts.get(accountId);
    const stamp = account && accountStamp(account);
    if (stamp === undefined || snapshots.get(contactId)?.row.stamps.account === stamp) return [];
    return [{ contactId, cause: 'account' as const, stamp }];
  });
}

/** Edges of contacts that are new or changed, with the domain they write from; their accounts may learn from it. */
async function rememberEdges(
  deps: StageDeps,
  contacts: readonly Contact[],
  snapshots: Snapshots,
): Promise<void> {
  const changed = contacts.filter(
    (contact) => snapshots.get(contact.id)?.row.stamps.contact !== contactStamp(contact),
  );
  const edges = changed.flatMap((contact): AccountContactMail[] => {
    const { id, parent } = contact;
    if (parent.kind !== 'account') return [];
    return [{ contactId: id, accountId: parent.accountId, ...mailKeyOfContact(contact) }];
  });
  await deps.scope.saveAccountContacts(edges);
  const teaching = edges.flatMap(({ accountId, mailKey }) => (mailKey === undefined ? [] : [accountId]));
  // What a contact taught the account that it left, or said before, may no longer have support.
  const doubted = changed.flatMap(({ id }) => snapshots.get(id)?.row.accountId ?? []);
  await deps.learned.markAccounts([...new Set([...teaching, ...doubted])], 'mail');
}

function accountIdsOf(contacts: readonly Contact[]): AccountId[] {
  return [
    ...new Set(contacts.flatMap(({ parent }) => (parent.kind === 'account' ? [parent.accountId] : []))),
  ];
}

/** A deleted contact we knew: its job finds it gone and removes what we hold. */
const goneItems = (deletedIds: readonly ContactId[], snapshots: Snapshots): JobItem[] =>
  deletedIds
    .filter((id) => snapshots.has(id))
    .map((contactId) => ({ contactId, cause: 'contact' as const, stamp: 'deleted' }));
