import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { OutcomeKind, Verdict } from '../../shared/domain/verdict.ts';
import type { Counted } from '../../shared/matching/verdict/measured-reliability.ts';

const truthRowSchema = z.object({ contactId: z.string(), label: z.string(), reason: z.string() });

/** Of these the data set does not know the truth, or leaves them to the brake. */
const LEFT_OUT = new Set(['group-transfer', 'independent-or-unknown', 'no-position-at-t1']);
/** What each outcome claims of the person. */
const CLAIMS: Partial<Record<OutcomeKind, 'left' | 'stayed'>> = {
  verified: 'stayed',
  additionalRole: 'stayed',
  notAtCompany: 'left',
  leftNoNewRole: 'left',
  possiblyLeft: 'left',
};

/** `claimed` is the sum of the confidences: what would be right if they were exact. */
export type Calibration = Counted & { claimed: number };

type Calibrated = {
  /** The text of the data set's `truth.csv`. */
  truthCsv: string;
  verdicts: ReadonlyMap<string, Verdict>;
  among: (contactId: string) => boolean;
};

/** How often each outcome was right, beside what it claimed; by outcome and confidence band, and by outcome alone. */
export function calibrateCareers({ truthCsv, verdicts, among }: Calibrated): Map<string, Calibration> {
  const rows = z.array(truthRowSchema).parse(parse(truthCsv, { columns: true, bom: true }));
  const found = new Map<string, Calibration>();
  for (const { contactId, label, reason } of rows) {
    const verdict = verdicts.get(contactId);
    if (verdict === undefined || !among(contactId) || LEFT_OUT.has(reason)) continue;
    const claim = CLAIMS[verdict.outcome.kind];
    if (claim === undefined) continue;
    const right = (label === 'moved') === (claim === 'left');
    for (const cell of [verdict.outcome.kind, `${verdict.outcome.kind}, ${verdict.band}`]) {
      const counted = found.get(cell) ?? { right: 0, of: 0, claimed: 0 };
      found.set(cell, {
        right: counted.right + (right ? 1 : 0),
        of: counted.of + 1,
        claimed: counted.claimed + verdict.confidence,
      });
    }
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}
