import type { JudgedPosition } from './judge-positions.ts';
import { positionFacts } from './position-facts.ts';
import { type Finding, NOTHING_FOUND, type PositionRule } from './position-rules.ts';

/** What the first rule of the table that applies says of the positions. */
export function findingOf(
  positions: readonly JudgedPosition[],
  setting: Parameters<typeof positionFacts>[1] & { rules: readonly PositionRule[] },
): Finding {
  const facts = positionFacts(positions, setting);
  const { rules } = setting;
  for (const { find } of rules) {
    const finding = find(facts);
    if (finding !== undefined) return finding;
  }
  return NOTHING_FOUND;
}
