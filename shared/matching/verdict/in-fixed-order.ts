import type { Position, Profile } from '../../domain/profile.ts';

/**
 * Candidates and their positions in an order that follows from what they say: whoever delivers them in another order
 * gets the same verdict, with the same evidence.
 */
export function inFixedOrder(candidates: readonly Profile[]): readonly Profile[] {
  const ordered = candidates.map((profile) =>
    profile.positions.length < 2
      ? profile
      : { ...profile, positions: [...profile.positions].sort(comparePositions) },
  );
  return ordered.length < 2 ? ordered : ordered.sort((one, other) => compareTexts([one.key, other.key]));
}

const compareTexts = ([one, other]: readonly [string, string]): number =>
  one < other ? -1 : Number(one > other);

/** The parts that tell positions apart, cheapest first; the whole text decides what they leave equal. */
function comparePositions(one: Position, other: Position): number {
  return (
    compareTexts([one.companyName, other.companyName]) ||
    compareTexts([one.startMonth ?? '', other.startMonth ?? '']) ||
    compareTexts([one.endMonth ?? '', other.endMonth ?? '']) ||
    compareTexts([textOf(one), textOf(other)])
  );
}

const textOf = ({
  title,
  kind,
  companyId,
  companyDomain,
  companyUrl,
  closedBetween,
  shownOnly,
  firstSeenOn,
  lastSeenOn,
}: Position): string =>
  [
    title,
    kind,
    companyId,
    companyDomain,
    companyUrl,
    closedBetween?.after,
    closedBetween?.before,
    shownOnly,
    firstSeenOn,
    lastSeenOn,
  ].join('\t');
