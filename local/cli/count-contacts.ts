import type { Snapshot } from '../../shared/domain/snapshot.ts';

export type ContactCounts = {
  contacts: number;
  /** By `outcome:reason`, each contact once: as it was decided last. */
  byReason: Record<string, number>;
};

/**
 * Contacts validated since a run began. Its jobs count validations: a contact whose profile others claim too is
 * validated once more when they are known.
 */
export async function countContacts(
  snapshots:
    | AsyncIterable<Pick<Snapshot, 'outcome' | 'validatedAt'>>
    | Iterable<Pick<Snapshot, 'outcome' | 'validatedAt'>>,
  { since }: { since: string },
): Promise<ContactCounts> {
  const byReason: Record<string, number> = {};
  let contacts = 0;
  for await (const { outcome, validatedAt } of snapshots) {
    if (Date.parse(validatedAt) < Date.parse(since)) continue;
    const reason = `${outcome.kind}:${outcome.reason}`;
    byReason[reason] = (byReason[reason] ?? 0) + 1;
    contacts += 1;
  }
  return { contacts, byReason };
}
