import type { ConfidenceBand, Evidence, Tier } from '../../domain/verdict.ts';
import { measuredReliability } from './measured-reliability.ts';
import { closedByReading } from './position-conditions.ts';
import type { Finding } from './position-rules.ts';
import { BANDS, BITS, FIXED_CONFIDENCE, probabilityOf } from './weights.ts';

/**
 * How sure we are: that it is the person, that the positions mean what the outcome says, and that what nobody told us
 * does not matter. The first two come from the evidence, the third was measured: no outcome claims more than that.
 */
export function confidenceOf(
  finding: Finding,
  { identity, tier }: { identity: readonly Evidence[]; tier: Tier | undefined },
): number {
  const identityBits = identity.reduce<number>((sum, { bits }) => sum + bits, BITS.identityPrior);
  const ofEvidence = probabilityOf(identityBits) * confidenceInPositions(finding, tier);
  return ofEvidence * measuredReliability(finding.outcome.kind);
}

export const bandOf = (confidence: number): ConfidenceBand =>
  BANDS.find(({ from }) => confidence >= from)?.band ?? 'low';

const nameBits = (position: Finding['kept']): number => position?.company.bits ?? 0;

/** No end at the account tells of the departure: what is left is how surely the companies are two. */
const goneUnseen = (tier: Tier | undefined): number =>
  probabilityOf(-BITS.stillTherePrior - BITS.nothingShared - (tier === 'B' ? BITS.otherDomain : 0));

function confidenceInPositions({ outcome, kept, departed }: Finding, tier: Tier | undefined): number {
  switch (outcome.kind) {
    case 'verified':
    case 'additionalRole':
      return probabilityOf(BITS.stillTherePrior + nameBits(kept));
    case 'notAtCompany':
    case 'leftNoNewRole': {
      if (departed === undefined) return goneUnseen(tier);
      const ended = closedByReading(departed) ? BITS.departureObserved : BITS.positionEnded;
      const elsewhere = outcome.kind === 'notAtCompany' ? BITS.nothingShared : 0;
      return probabilityOf(nameBits(departed)) * probabilityOf(-BITS.stillTherePrior - ended - elsewhere);
    }
    case 'possiblyLeft':
      return goneUnseen(tier);
    case 'uncertain':
      return FIXED_CONFIDENCE.undecided;
    default:
      return FIXED_CONFIDENCE.certain;
  }
}
