import { instantOf } from '../../domain/calendar.ts';
import type { ContactId, Stamp } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { SnapshotStore, Versioned } from '../../state/contract.ts';
import { edgeOf } from './edge-of.ts';
import { forgetDepartures, type ForgetDeparturesDeps } from './forget-departures.ts';

export type WithdrawWritesDeps = ForgetDeparturesDeps & {
  snapshots: Pick<SnapshotStore, 'saveSnapshots' | 'deleteSnapshots'>;
};

type Withdrawn = {
  refused: readonly Versioned<Snapshot>[];
  /** Somebody was faster: these are decided anew at once. */
  raced: readonly Versioned<Snapshot>[];
  /** Whether there was no snapshot before the write was announced. */
  isNew: (id: ContactId) => boolean;
};

/** These were not carried out: the old snapshot stands again. */
export async function withdrawWrites(
  deps: WithdrawWritesDeps,
  { refused, raced, isNew }: Withdrawn,
): Promise<void> {
  await forgetDepartures(
    deps,
    refused.flatMap(({ row: { pending } }) => (pending === undefined ? [] : edgeOf(pending.settled))),
  );
  const wasThere = ({ row }: Versioned<Snapshot>): boolean => !isNew(row.contactId);
  const withoutPending = ({ row: { pending, ...row }, etag }: Versioned<Snapshot>) => ({ row, etag });
  await deps.snapshots.saveSnapshots([
    ...raced.filter(wasThere).map(withoutPending),
    ...refused.map(withoutPending).map(({ row, etag }) => ({
      row: isNew(row.contactId) ? unjudged(row) : row,
      etag,
    })),
  ]);
  const first = raced.filter((one) => !wasThere(one));
  await deps.snapshots.deleteSnapshots(first.map(({ row }) => row.contactId));
}

const NO_STAMP = '0000000000000000' as Stamp; // sixteen digits, as every stamp
const NEVER = instantOf(new Date(0));

/**
 * Where there was none before: one that every errand finds out of date. Without it nothing would lead to the look-up
 * keys and the claim that are on record, nor would they go with the contact.
 */
const unjudged = ({ stamps: { rules, policy }, ...row }: Snapshot): Snapshot => ({
  ...row,
  stamps: { contact: NO_STAMP, rules, policy },
  profileStamps: [],
  validatedAt: NEVER,
});
