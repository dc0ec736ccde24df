import { emailLookUpKey } from '../changes/look-up-keys.ts';
import { profileKeyOf } from '../changes/profile-key.ts';
import type { ContactId, LookUpKey, ProfileKey } from '../domain/ids.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ProfileIndex } from '../profiles/contract.ts';
import type { AccountStore, AuditStore, ParkedStore, SnapshotStore } from '../state/contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { dropContacts, type DropContactsDeps } from './steps/drop-contacts.ts';

export type ErasePersonsDeps = DropContactsDeps & {
  snapshots: Pick<SnapshotStore, 'readSnapshots' | 'deleteSnapshots'>;
  profiles: Pick<ProfileIndex, 'findByLookUpKeys' | 'eraseProfiles'>;
  accounts: Pick<AccountStore, 'listDepartures' | 'deleteDepartures'>;
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
export type Erased = { contacts: number; profiles: number };

/**
 * Removes all that is stored of persons, and keeps later readings of the profile source from bringing them back. What
 * Dynamics holds is the customer's own and stays, a flag included. Doing it twice changes nothing.
 */
export async function erasePersons(
  deps: ErasePersonsDeps,
  { contactIds, profileUrls, emails }: Erasure,
  { erasedBy }: { erasedBy: string },
): Promise<Erased> {
  const snapshots = [...(await deps.snapshots.readSnapshots(contactIds)).values()].map(({ row }) => row);
  const emailKeys = emails.flatMap((email) => emailLookUpKey(email, { secret: deps.lookUpSecret }) ?? []);
  const keys = new Set<ProfileKey>([
    ...snapshots.flatMap(({ profileKey }) => profileKey ?? []),
    ...profileUrls.map((profileUrl) => profileKeyOf({ profileUrl, personKey: profileUrl })),
    ...(await profilesOf(deps, emailKeys)),
  ]);
  await deps.profiles.eraseProfiles({ keys: [...keys], emailKeys });
  for (const snapshot of snapshots) await forgetDepartures(deps, snapshot);
  await deps.parked.unpark(contactIds);
  await deps.audit.eraseContacts(contactIds);
  await dropContacts(deps, snapshots); // last: the snapshot is what leads to the profile
  const erased = { contacts: contactIds.length, profiles: keys.size };
  deps.telemetry.record('persons.erased', { ...erased, erasedBy });
  return erased;
}

async function profilesOf(
  { profiles }: ErasePersonsDeps,
  emailKeys: readonly LookUpKey[],
): Promise<readonly ProfileKey[]> {
  const { profileKeys } = await profiles.findByLookUpKeys(emailKeys);
  return [...profileKeys.values()].flat();
}

async function forgetDepartures({ accounts }: ErasePersonsDeps, snapshot: Snapshot): Promise<void> {
  const { accountId, contactId } = snapshot;
  if (accountId === undefined) return;
  const departures = await accounts.listDepartures(accountId);
  await accounts.deleteDepartures(departures.filter((departure) => departure.contactId === contactId));
}
