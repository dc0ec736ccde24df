import { sameFlag } from '../domain/flag.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { disputedKey } from './claim-errand.ts';
import { awaitsReading } from './fresh-reading.ts';
import { joinedRules } from './stamps.ts';

/** The part of a job item that says when it is superfluous (promise 3). */
export type Errand = { cause: string; stamp: string };

/** True when the snapshot already reflects what the item is about. Needs no clock: the errand names its day. */
export function isCovered(errand: Errand, snapshot: Snapshot | undefined): boolean {
  if (snapshot === undefined || snapshot.pending !== undefined) return false;
  switch (errand.cause) {
    case 'contact':
      return snapshot.stamps.contact === errand.stamp;
    case 'account':
      return snapshot.stamps.account === errand.stamp;
    case 'parent':
      return snapshot.stamps.parent === errand.stamp;
    case 'learned':
      return snapshot.stamps.learned === errand.stamp;
    case 'profile':
      return snapshot.profileStamps.includes(errand.stamp);
    case 'reading':
      return !awaitsReading(snapshot);
    case 'claim':
      return isClaimCovered(errand, snapshot);
    case 'rules':
      return joinedRules(snapshot.stamps) === errand.stamp;
    case 'flag':
      return sameFlag(snapshot.flag, Number(errand.stamp) as 0 | 1 | 2); // written by `whatToQueue` from a flag
    case 'scope':
      return snapshot.outcome.reason !== 'out_of_scope';
    case 'due':
      return snapshot.dueOn === undefined || snapshot.dueOn > errand.stamp;
    case 'owed':
      return snapshot.owed === undefined;
    case 'released':
      return snapshot.holdRank === undefined;
    case 'merged':
      return snapshot.mergedFrom?.some((id) => id === errand.stamp) === true;
    case 'pending':
      return true;
    default:
      return false;
  }
}

/** Whoever claims nothing by name has no other claimants to look at. */
function isClaimCovered({ stamp }: Errand, { claimKey, claimants }: Snapshot): boolean {
  const disputed = disputedKey(stamp);
  if (disputed !== undefined) return claimKey === disputed;
  return claimants === undefined || claimants === stamp;
}
