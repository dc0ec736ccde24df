import { withKey } from '../../changes/decide-flag.ts';
import type { ContactStore } from '../../crm/contract.ts';
import { FLAG, sameFlag } from '../../domain/flag.ts';
import { contactIdSchema, type ContactId, type EvidenceKey, type LookUpKey } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { SnapshotStore } from '../../state/contract.ts';

/** What people decided about a contact that lost a merge, and what it was looked for by (design §10). */
export type Inheritance = {
  from: readonly ContactId[];
  ignored: boolean;
  dismissedKeys: readonly EvidenceKey[];
  contested: number;
  lookUpKeys: readonly LookUpKey[];
};

type ReadInheritancesDeps = {
  contacts: Pick<ContactStore, 'readContacts'>;
  snapshots: Pick<SnapshotStore, 'readSnapshots'>;
};

/** For each survivor among the items, what it takes over. The loser's own job may run before or after. */
export async function readInheritances(
  deps: ReadInheritancesDeps,
  { items, signal }: { items: readonly JobItem[]; signal: AbortSignal },
): Promise<ReadonlyMap<ContactId, Inheritance>> {
  const merges = items
    .filter(({ cause }) => cause === 'merged')
    .map(({ contactId, stamp }) => ({ survivor: contactId, loser: contactIdSchema.parse(stamp) }));
  if (merges.length === 0) return new Map();
  const ids = [...new Set(merges.map(({ loser }) => loser))];
  const snapshots = await deps.snapshots.readSnapshots(ids);
  const { contacts } = await deps.contacts.readContacts({ ids, signal });
  const flags = new Map(contacts.map(({ contact }) => [contact.id, contact.flag]));

  const inherited = new Map<ContactId, Inheritance>();
  for (const { survivor, loser } of merges) {
    const snapshot = snapshots.get(loser)?.row;
    const flag = flags.get(loser) ?? snapshot?.flag ?? null;
    const left = legacyOf({ loser, snapshot, flag });
    const known = inherited.get(survivor);
    inherited.set(survivor, known === undefined ? left : joined(known, left));
  }
  return inherited;
}

function legacyOf(one: {
  loser: ContactId;
  snapshot: Snapshot | undefined;
  flag: Snapshot['flag'];
}): Inheritance {
  const { loser, snapshot, flag } = one;
  // Set or cleared since we last looked: that decision was about the evidence known then.
  const decided =
    snapshot !== undefined &&
    !sameFlag(snapshot.flag, flag) &&
    (flag === FLAG.ignore || snapshot.flag === FLAG.notAtCompany);
  return {
    from: [loser],
    ignored: flag === FLAG.ignore,
    dismissedKeys: withKey(snapshot?.dismissedKeys ?? [], decided ? snapshot.evidenceKey : undefined),
    contested: snapshot?.contested ?? 0,
    lookUpKeys: snapshot?.lookUpKeys ?? [],
  };
}

const joined = (one: Inheritance, other: Inheritance): Inheritance => ({
  from: [...one.from, ...other.from],
  ignored: one.ignored || other.ignored,
  dismissedKeys: other.dismissedKeys.reduce(withKey, one.dismissedKeys),
  contested: Math.max(one.contested, other.contested),
  lookUpKeys: [...new Set([...one.lookUpKeys, ...other.lookUpKeys])],
});
