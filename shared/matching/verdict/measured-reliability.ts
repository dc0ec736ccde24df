import type { OutcomeKind } from '../../domain/verdict.ts';
import table from './measured-reliability.json' with { type: 'json' };

export type Counted = { right: number; of: number };

/** Never quite 1, however often it was right: Jeffreys' estimate. */
export const shareOf = ({ right, of }: Counted): number => (right + 0.5) / (of + 1);

const { verified, notAtCompany, possiblyLeft } = table.outcomes;
const COUNTED: Partial<Record<OutcomeKind, Counted>> = {
  verified,
  additionalRole: verified,
  notAtCompany,
  leftNoNewRole: notAtCompany,
  possiblyLeft,
};

/**
 * How often an outcome was right where the truth is known: what the evidence cannot know of itself, above all that two
 * companies belong together of which no table says so. 1 for outcomes that claim nothing of the person.
 */
export function measuredReliability(kind: OutcomeKind): number {
  const counted = COUNTED[kind];
  return counted === undefined ? 1 : shareOf(counted);
}
