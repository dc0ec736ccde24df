import { contactLookUpKeys, emailLookUpKey, emailLookUpKeys } from '../../changes/look-up-keys.ts';
import { isInScope } from '../../changes/scope-rule.ts';
import type { Account, ContactWithAccount } from '../../domain/contact.ts';
import type { AccountId, ContactId, LookUpKey } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { LinkStore, Versioned } from '../../state/contract.ts';
import { readCandidates, readWeighed, type ReadCandidatesDeps } from './read-candidates.ts';
import type { Inheritance } from './read-inheritances.ts';
import { readScope, type ReadScopeDeps } from './read-scope.ts';
import type { Situation } from './verdict-of.ts';

export type ReadSituationsDeps = ReadCandidatesDeps &
  ReadScopeDeps & {
    /** Absent where nothing may be written, as when a verdict is only explained. */
    links?: Pick<LinkStore, 'addLinks'>;
    lookUpSecret: string;
  };

/** All that judging needs beyond contact and snapshot. Look-up keys are written before the index is read (promise 10). */
export async function readSituations(
  deps: ReadSituationsDeps,
  rows: readonly ContactWithAccount[],
  snapshots: ReadonlyMap<ContactId, Versioned<Snapshot>>,
  inheritances: ReadonlyMap<ContactId, Inheritance> = new Map(),
): Promise<Situation[]> {
  const secret = deps.lookUpSecret;
  const mergedKeysOf = (id: ContactId): readonly LookUpKey[] => [
    ...(snapshots.get(id)?.row.mergedKeys ?? []),
    ...(inheritances.get(id)?.lookUpKeys ?? []),
  ];
  const keysOf = new Map(
    rows.map(({ contact }) => {
      const keys = [...contactLookUpKeys(contact, { secret }), ...mergedKeysOf(contact.id)];
      return [contact.id, [...new Set(keys)].sort()];
    }),
  );
  const accounts = new Map<AccountId, Account>(
    rows.flatMap(({ account }) => (account === undefined ? [] : [[account.id, account] as const])),
  );
  const contacts = rows.map(({ contact }) => contact);
  const { circle, facts } = await readScope(deps, contacts, accounts);
  await deps.links?.addLinks(
    [...keysOf].flatMap(([contactId, keys]) => {
      const known = snapshots.get(contactId)?.row.lookUpKeys ?? [];
      return keys.filter((key) => !known.includes(key)).map((key) => ({ key, contactId }));
    }),
  );
  // An explanation shows what the verdict weighed; a validation looks for what there is now.
  const explained = deps.links === undefined ? [...snapshots.values()].map(({ row }) => row) : [];
  const weighed = await readWeighed(deps, explained);
  const searching = [...keysOf].flatMap(([contactId, keys]) => (weighed.has(contactId) ? [] : keys));
  const candidatesOf = await readCandidates(deps, searching);
  return rows.map(({ contact, account }) => {
    const saved = snapshots.get(contact.id);
    const lookUpKeys = keysOf.get(contact.id) ?? [];
    return {
      contact,
      account,
      before: saved && withoutPending(saved.row),
      wasPending: saved?.row.pending !== undefined,
      etag: saved?.etag,
      inScope: isInScope(facts(contact, saved?.row), circle),
      lookUpKeys,
      emailKey: emailLookUpKey(contact.email, { secret }),
      // Keys of a contact merged into this one count like its own; only those of addresses can ever be equal.
      otherEmailKeys: [...emailLookUpKeys(contact, { secret }), ...mergedKeysOf(contact.id)],
      candidates: weighed.get(contact.id) ?? candidatesOf(lookUpKeys),
      ...present(inheritances.get(contact.id)),
    };
  });
}

const present = (inherited: Inheritance | undefined) => (inherited === undefined ? {} : { inherited });

function withoutPending({ pending, ...snapshot }: Snapshot): Snapshot {
  return snapshot;
}
