import type { JudgedPosition } from './judge-positions.ts';
import { positionFacts } from './position-facts.ts';
import { type Finding, POSITION_RULES, type PositionRule } from './position-rules.ts';

/** What the first rule of the table that applies says of the positions. */
export function findingOf(
  positions: readonly JudgedPosition[],
  setting: Parameters<typeof positionFacts>[1],
  rules: readonly PositionRule[] = POSITION_RULES,
): Finding {
  const facts = positionFacts(positions, setting);
  for (const { find } of rules) {
    const finding = find(facts);
    if (finding !== undefined) return finding;
  }
  return { rule: 'no_current_position', outcome: { kind: 'uncertain', reason: 'no_positions' } };
}
