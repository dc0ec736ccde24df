import { claimLinkKey, claimantsStamp, disputedKey, disputedStamp } from '../../changes/claim-errand.ts';
import type { ContactId, LookUpKey, ProfileKey } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { Identity } from '../../matching/person/identity.ts';
import { identifyContact } from '../../matching/verdict/identify-contact.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { LinkStore, SnapshotStore } from '../../state/contract.ts';
import { identityInputOf, type Rulebook, type Situation } from './verdict-of.ts';

/** More contacts than these are not needed to know that a name alone says nothing. */
export const CLAIMANTS_MAX = 20;

type Claims = ReadonlyMap<LookUpKey, readonly ContactId[]>;
type Identified = { situation: Situation; identity: Identity; key: ProfileKey | undefined };

export type ClaimProfilesDeps = Pick<Rulebook, 'knowledge'> & {
  links: LinkStore;
  snapshots: Pick<SnapshotStore, 'readSnapshots'>;
};

const claimKeyOf = (identity: Identity): ProfileKey | undefined =>
  identity.kind === 'identified' ? identity.profile.key : undefined;

const isByName = ({ identity }: Identified): boolean =>
  identity.kind === 'identified' && identity.basis === 'name';

const identified = (
  { knowledge }: Pick<Rulebook, 'knowledge'>,
  situations: readonly Situation[],
): Identified[] =>
  situations.map((situation) => {
    const input = identityInputOf(situation);
    const identity = identifyContact({ ...input, ...(knowledge !== undefined && { knowledge }) });
    return { situation, identity, key: claimKeyOf(identity) };
  });

/**
 * Which profile each contact claims, and who else does: two contacts cannot share a profile by name. A claim is on
 * record before the others are read, so of two contacts that arrive together at least one sees the other (promise 10);
 * `items` are those who saw something else before.
 */
export async function claimProfiles(
  deps: ClaimProfilesDeps,
  situations: readonly Situation[],
  disputes: readonly JobItem[],
): Promise<{ situations: Situation[]; items: JobItem[] }> {
  const claims = identified(deps, situations);
  const gained = claims.filter(
    ({ key, situation }) => key !== undefined && key !== situation.before?.claimKey,
  );
  const lost = claims.flatMap(({ key, situation: { contact, before } }) =>
    lostBy({ contactId: contact.id, before: before?.claimKey, now: key }, disputes),
  );
  await deps.links.addLinks(gained.flatMap(linksOf));
  await deps.links.removeLinks(lost.map(({ key, contactId }) => ({ key: claimLinkKey(key), contactId })));
  const changed = new Set([...gained.flatMap(({ key }) => key ?? []), ...lost.map(({ key }) => key)]);
  const claimed = [...changed, ...claims.filter(isByName).flatMap(({ key }) => key ?? [])];
  const known = await deps.links.listContacts(claimed.map(claimLinkKey), { limit: CLAIMANTS_MAX });
  const judged = claims.map((claim) => withClaim(claim, known));
  const present = new Set(situations.map(({ contact }) => contact.id));
  // Whoever is judged beside them has read the same records.
  const items = [...changed]
    .flatMap((key) => errandsOf(key, known))
    .filter(({ contactId }) => !present.has(contactId));
  return { situations: judged, items: [...items, ...(await disputesOf(deps, judged, known))] };
}

/** The same for an explanation, which puts no claim on record. */
export async function readClaims(
  deps: Pick<Rulebook, 'knowledge'> & { links: Pick<LinkStore, 'listContacts'> },
  situations: readonly Situation[],
): Promise<Situation[]> {
  const claims = identified(deps, situations);
  const keys = claims.filter(isByName).flatMap(({ key }) => (key === undefined ? [] : [claimLinkKey(key)]));
  const known = await deps.links.listContacts(keys, { limit: CLAIMANTS_MAX });
  return claims.map((claim) => withClaim(claim, known));
}

/** The contacts are gone and claim nothing any more: whom that concerns. */
export async function dropClaims(
  { links }: Pick<ClaimProfilesDeps, 'links'>,
  gone: readonly { contactId: ContactId; snapshot: Snapshot | undefined }[],
  disputes: readonly JobItem[],
): Promise<JobItem[]> {
  const lost = gone.flatMap(({ contactId, snapshot }) =>
    lostBy({ contactId, before: snapshot?.claimKey, now: undefined }, disputes),
  );
  await links.removeLinks(lost.map(({ key, contactId }) => ({ key: claimLinkKey(key), contactId })));
  const known = await links.listContacts(
    lost.map(({ key }) => claimLinkKey(key)),
    { limit: CLAIMANTS_MAX },
  );
  return lost.flatMap(({ key }) => errandsOf(key, known));
}

const linksOf = ({ key, situation }: Identified): { key: LookUpKey; contactId: ContactId }[] =>
  key === undefined ? [] : [{ key: claimLinkKey(key), contactId: situation.contact.id }];

/** What the contact claimed before, or is said to, and does not claim now. */
function lostBy(
  {
    contactId,
    ...claim
  }: { contactId: ContactId; before: ProfileKey | undefined; now: ProfileKey | undefined },
  disputes: readonly JobItem[],
): { key: ProfileKey; contactId: ContactId }[] {
  const disputed = disputes.flatMap((item) =>
    item.cause === 'claim' && item.contactId === contactId ? (disputedKey(item.stamp) ?? []) : [],
  );
  const before = new Set([...disputed, ...(claim.before === undefined ? [] : [claim.before])]);
  return [...before].filter((key) => key !== claim.now).map((key) => ({ key, contactId }));
}

function withClaim(claim: Identified, known: Claims): Situation {
  const { situation, identity, key } = claim;
  if (key === undefined || !isByName(claim)) return { ...situation, claim: { identity, contested: false } };
  const claimants = new Set([...(known.get(claimLinkKey(key)) ?? []), situation.contact.id]);
  return {
    ...situation,
    claim: { identity, contested: claimants.size > 1, claimants: claimantsStamp([...claimants]) },
  };
}

const errandsOf = (key: ProfileKey, known: Claims): JobItem[] => {
  const claimants = known.get(claimLinkKey(key)) ?? [];
  const stamp = claimantsStamp(claimants);
  return claimants.map((contactId) => ({ contactId, cause: 'claim', stamp }));
};

/** A claim on record that its contact's snapshot does not know may be left from a job that broke off: it is asked. */
async function disputesOf(
  { snapshots }: ClaimProfilesDeps,
  judged: readonly Situation[],
  known: Claims,
): Promise<JobItem[]> {
  const present = new Set(judged.map(({ contact }) => contact.id));
  const contested = judged.flatMap(({ claim }) =>
    claim?.contested === true ? (claimKeyOf(claim.identity) ?? []) : [],
  );
  const claimants = [...new Set(contested)].flatMap((key) =>
    (known.get(claimLinkKey(key)) ?? [])
      .filter((id) => !present.has(id))
      .map((contactId) => ({ key, contactId })),
  );
  const saved = await snapshots.readSnapshots([...new Set(claimants.map(({ contactId }) => contactId))]);
  return claimants
    .filter(({ key, contactId }) => saved.get(contactId)?.row.claimKey !== key)
    .map(({ key, contactId }) => ({ contactId, cause: 'claim', stamp: disputedStamp(key) }));
}
