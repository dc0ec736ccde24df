import type { Profile } from '../../domain/profile.ts';
import type { Rejected, RejectedPositionReason } from '../../domain/verdict.ts';
import type { JudgedPosition } from './judge-positions.ts';
import { joins } from './judge-positions.ts';

/** Enough to explain; a broken record of thousands of entries must not become thousands of lines. */
const SHOWN_MAX = 10;

/** Positions that were read and decided nothing, and why. In a fixed order, whatever the order of the profile. */
export function rejectedPositions(positions: readonly JudgedPosition[]): Rejected[] {
  const rejected: Rejected[] = [];
  for (const judged of positions) {
    const why = whyRejected(judged);
    if (why !== undefined) rejected.push({ what: 'position', companyName: judged.position.companyName, why });
  }
  return firstOf(rejected, (one) => (one.what === 'position' ? `${one.why} ${one.companyName}` : ''));
}

function whyRejected({ time, nature, company }: JudgedPosition): RejectedPositionReason | undefined {
  if (time === 'future') return 'not_begun';
  if (time === 'unconfirmed') return 'contradictory_or_not_seen_again';
  if (nature === 'placeholder') return 'placeholder';
  if (nature === 'nonEmployment') return time === 'current' && joins(company) ? undefined : 'no_employment';
  return time === 'closed' && !joins(company) ? 'ended_elsewhere' : undefined;
}

/** Candidate profiles that are not the one the verdict rests on. */
export function rejectedCandidates(
  candidates: readonly Profile[],
  { chosen, ambiguous }: { chosen?: Profile; ambiguous?: boolean },
): Rejected[] {
  const others = candidates.filter((candidate) => candidate.key !== chosen?.key);
  if (others.length === 0) return [];
  return firstOf(
    others.map(({ key }) => ({
      what: 'candidate' as const,
      profileKey: key,
      why: ambiguous === true ? ('not_decided' as const) : ('weaker_evidence' as const),
    })),
    ({ profileKey }) => profileKey,
  );
}

function firstOf<Item extends Rejected>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  if (items.length < 2) return [...items];
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .slice(0, SHOWN_MAX)
    .map(({ item }) => item);
}
