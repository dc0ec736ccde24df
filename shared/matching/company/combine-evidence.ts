import type { CompanyEvidence } from './company-comparison.ts';

/** Name, domain and id agree or fail together: counting each fully would prove one thing three times (matching.md §8). */
const SHARE_OF_OTHERS = 1 / 3;

/** Total bits of a table of evidence: the strongest row of name, domain and id fully, a third of their others; the form fully. */
export function combineEvidence(evidence: readonly CompanyEvidence[]): number {
  let strongest = 0;
  let joint = 0;
  let apart = 0;
  for (const { group, bits } of evidence) {
    if (group === 'form') apart += bits;
    else {
      if (Math.abs(bits) > Math.abs(strongest)) strongest = bits;
      joint += bits;
    }
  }
  return strongest + (joint - strongest) * SHARE_OF_OTHERS + apart;
}
