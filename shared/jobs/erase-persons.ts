import { claimLinkKey } from '../changes/claim-errand.ts';
import { emailLookUpKey } from '../changes/look-up-keys.ts';
import { profileKeyOf } from '../changes/profile-key.ts';
import type { ContactId, LookUpKey, ProfileKey } from '../domain/ids.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ProfileIndex } from '../profiles/contract.ts';
import type { JobItem } from '../queue/contract.ts';
import type { AuditStore, LinkStore, ParkedStore, SnapshotStore } from '../state/contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { dropClaims } from './steps/claim-profiles.ts';
import { dropContacts, withSettled, type DropContactsDeps } from './steps/drop-contacts.ts';
import { findBereaved, type FindBereavedDeps } from './steps/find-bereaved.ts';
import { queueBereaved, type QueueBereavedDeps } from './steps/queue-bereaved.ts';
import {
  servedEnvironment,
  type ServedEnvironment,
  type ServedEnvironmentDeps,
} from './steps/served-environment.ts';

export type ErasePersonsDeps = DropContactsDeps &
  FindBereavedDeps &
  QueueBereavedDeps &
  ServedEnvironmentDeps & {
    snapshots: Pick<SnapshotStore, 'readSnapshots' | 'deleteSnapshots'>;
    profiles: Pick<ProfileIndex, 'findByLookUpKeys' | 'eraseProfiles'>;
    links: LinkStore;
    audit: Pick<AuditStore, 'eraseContacts'>;
    parked: Pick<ParkedStore, 'unpark'>;
    telemetry: Telemetry;
    lookUpSecret: string;
  };

/** By what a person can be named; any of the three, or several. */
export type Erasure = {
  contactIds: readonly ContactId[];
  profileUrls: readonly string[];
  emails: readonly string[];
};
export type Erased = { contacts: number; profiles: number } & ServedEnvironment;

/**
 * Removes all that is stored of persons, and keeps later readings of the profile source from bringing them back. What
 * Dynamics holds is the customer's own and stays, a flag included. Doing it twice changes nothing.
 */
export async function erasePersons(
  deps: ErasePersonsDeps,
  { contactIds: named, profileUrls, emails }: Erasure,
  { erasedBy }: { erasedBy: string },
): Promise<Erased> {
  const snapshots = await withMerged(deps, await readAll(deps, named));
  const contactIds = [...new Set([...named, ...snapshots.map(({ contactId }) => contactId)])];
  const emailKeys = emails.flatMap((email) => emailLookUpKey(email, { secret: deps.lookUpSecret }) ?? []);
  const keys = new Set<ProfileKey>([
    ...snapshots.flatMap(withSettled).flatMap(({ profileKey }) => profileKey ?? []),
    ...profileUrls.map((profileUrl) => profileKeyOf({ profileUrl, personKey: profileUrl })),
    ...(await profilesOf(deps, emailKeys)),
  ]);
  const items = await bereavedOf(deps, { keys: [...keys], contactIds, snapshots });
  await queueBereaved(deps, { items, startedBy: erasedBy });
  await deps.profiles.eraseProfiles({ keys: [...keys], emailKeys });
  await forgetClaims(deps, [...keys]);
  await deps.parked.unpark(contactIds);
  await deps.audit.eraseContacts(contactIds);
  await dropContacts(deps, snapshots); // last: the snapshot is what leads to the profile
  const erased = { contacts: contactIds.length, profiles: keys.size };
  deps.telemetry.record('persons.erased', { ...erased, erasedBy });
  return { ...erased, ...(await servedEnvironment(deps)) };
}

type Erasing = {
  keys: readonly ProfileKey[];
  contactIds: readonly ContactId[];
  snapshots: readonly Snapshot[];
};

/** Contacts that stay: those that weighed a profile which goes, and rivals for a profile that stays. */
async function bereavedOf(
  deps: ErasePersonsDeps,
  { keys, contactIds, snapshots }: Erasing,
): Promise<JobItem[]> {
  const bereaved = await findBereaved(deps, keys);
  const rivals = await dropClaims(
    deps,
    snapshots.map((snapshot) => ({ contactId: snapshot.contactId, snapshot })),
    [],
  );
  return [...bereaved, ...rivals].filter(({ contactId }) => !contactIds.includes(contactId));
}

async function profilesOf(
  { profiles }: ErasePersonsDeps,
  emailKeys: readonly LookUpKey[],
): Promise<readonly ProfileKey[]> {
  const { profileKeys } = await profiles.findByLookUpKeys(emailKeys);
  return [...profileKeys.values()].flat();
}

const readAll = async (
  { snapshots }: ErasePersonsDeps,
  ids: readonly ContactId[],
): Promise<readonly Snapshot[]> => [...(await snapshots.readSnapshots(ids)).values()].map(({ row }) => row);

/** Rows that lost a merge are the same person, and what we know of them stays behind under their own ids. */
async function withMerged(
  deps: ErasePersonsDeps,
  snapshots: readonly Snapshot[],
): Promise<readonly Snapshot[]> {
  const known = new Map(snapshots.map((snapshot) => [snapshot.contactId, snapshot]));
  let open = snapshots;
  while (open.length > 0) {
    const ids = open.flatMap(({ mergedFrom }) => mergedFrom ?? []).filter((id) => !known.has(id));
    open = await readAll(deps, [...new Set(ids)]);
    for (const snapshot of open) known.set(snapshot.contactId, snapshot);
  }
  return [...known.values()];
}

/** A claim's key is a hash of the profile's address. */
async function forgetClaims({ links }: ErasePersonsDeps, keys: readonly ProfileKey[]): Promise<void> {
  const claimants = await links.listContacts(keys.map(claimLinkKey));
  await links.removeLinks(
    [...claimants].flatMap(([key, contactIds]) => contactIds.map((contactId) => ({ key, contactId }))),
  );
}
