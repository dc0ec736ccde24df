import type { CompanyEvidence } from './company-comparison.ts';

/** Name, domain and id agree or fail together: counting each fully would prove one thing three times (matching.md §8). */
const SHARE_OF_OTHERS = 1 / 3;

/** Total bits of a table of evidence: of each group the strongest row fully, of the others a third. */
export function combineEvidence(evidence: readonly CompanyEvidence[]): number {
  let strongest = 0;
  let all = 0;
  for (const { bits } of evidence) {
    if (Math.abs(bits) > Math.abs(strongest)) strongest = bits;
    all += bits;
  }
  return strongest + (all - strongest) * SHARE_OF_OTHERS;
}
