import type { Evidence } from '../../domain/verdict.ts';
import type { Finding } from './decide-outcome.ts';
import { BITS, FIXED_CONFIDENCE, probabilityOf } from './weights.ts';

/** How sure we are: that it is the person, and that the positions mean what the outcome says. */
export function confidenceOf(finding: Finding, identity: readonly Evidence[]): number {
  const identityBits = identity.reduce<number>((sum, { bits }) => sum + bits, BITS.identityPrior);
  return probabilityOf(identityBits) * confidenceInPositions(finding);
}

function confidenceInPositions({ outcome, kept, departed }: Finding): number {
  const nameOf = (position: Finding['kept']): number =>
    position === undefined ? 0 : BITS.company[position.company.level];
  switch (outcome.kind) {
    case 'verified':
    case 'additionalRole':
      return probabilityOf(BITS.stillTherePrior + nameOf(kept));
    case 'notAtCompany':
    case 'leftNoNewRole': {
      if (departed === undefined) return probabilityOf(-BITS.stillTherePrior - BITS.company.nothing_shared);
      const ended =
        departed.position.closedBetween === undefined ? BITS.positionEnded : BITS.departureObserved;
      const elsewhere = outcome.kind === 'notAtCompany' ? BITS.company.nothing_shared : 0;
      return probabilityOf(nameOf(departed)) * probabilityOf(-BITS.stillTherePrior - ended - elsewhere);
    }
    case 'possiblyLeft':
      return probabilityOf(-BITS.stillTherePrior - BITS.company.nothing_shared);
    case 'uncertain':
      return FIXED_CONFIDENCE.undecided;
    default:
      return FIXED_CONFIDENCE.certain;
  }
}
