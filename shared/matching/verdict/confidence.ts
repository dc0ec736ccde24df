import type { ConfidenceBand, Evidence } from '../../domain/verdict.ts';
import { measuredReliability } from './measured-reliability.ts';
import { closedByReading } from './position-conditions.ts';
import type { Finding } from './position-rules.ts';
import { BANDS, BITS, FIXED_CONFIDENCE, probabilityOf } from './weights.ts';

/**
 * How sure we are: that it is the person, that the positions mean what the outcome says, and that what nobody told us
 * does not matter. The first two come from the evidence, the third was measured: no outcome claims more than that.
 */
export function confidenceOf(finding: Finding, identity: readonly Evidence[]): number {
  const identityBits = identity.reduce<number>((sum, { bits }) => sum + bits, BITS.identityPrior);
  return (
    probabilityOf(identityBits) * confidenceInPositions(finding) * measuredReliability(finding.outcome.kind)
  );
}

export const bandOf = (confidence: number): ConfidenceBand =>
  BANDS.find(({ from }) => confidence >= from)?.band ?? 'low';

const nameBits = (position: Finding['kept']): number => position?.company.bits ?? 0;

function confidenceInPositions({ outcome, kept, departed }: Finding): number {
  switch (outcome.kind) {
    case 'verified':
    case 'additionalRole':
      return probabilityOf(BITS.stillTherePrior + nameBits(kept));
    case 'notAtCompany':
    case 'leftNoNewRole': {
      if (departed === undefined) return probabilityOf(-BITS.stillTherePrior - BITS.nothingShared);
      const ended = closedByReading(departed) ? BITS.departureObserved : BITS.positionEnded;
      const elsewhere = outcome.kind === 'notAtCompany' ? BITS.nothingShared : 0;
      return probabilityOf(nameBits(departed)) * probabilityOf(-BITS.stillTherePrior - ended - elsewhere);
    }
    case 'possiblyLeft':
      return probabilityOf(-BITS.stillTherePrior - BITS.nothingShared);
    case 'uncertain':
      return FIXED_CONFIDENCE.undecided;
    default:
      return FIXED_CONFIDENCE.certain;
  }
}
