import type { OwnerId } from '../domain/ids.ts';
import type { ScopeFacts } from '../domain/scope.ts';

/** In scope: owned by someone who syncs, or so is the account or a related opportunity; or a 1 of ours stands. */
export function isInScope(
  facts: ScopeFacts,
  { members, openOnly }: { members: ReadonlySet<OwnerId>; openOnly: boolean },
): boolean {
  const syncs = (owner: OwnerId | undefined): boolean => owner !== undefined && members.has(owner);
  return (
    facts.flaggedByUs ||
    syncs(facts.contactOwnerId) ||
    syncs(facts.accountOwnerId) ||
    facts.opportunities.some(({ ownerId, open }) => (open || !openOnly) && syncs(ownerId))
  );
}
