import { holdRankOf } from '../../changes/hold-rank.ts';
import type { Clock } from '../../domain/calendar.ts';
import { FLAG } from '../../domain/flag.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { ControlStore } from '../../state/contract.ts';
import { hold, type Judgement } from './judge.ts';

export type LimitFlagsDeps = {
  control: Pick<ControlStore, 'takeFlagAllowance'>;
  clock: Clock;
  dailyFlagLimit: number;
};

/**
 * New flags beyond the day's limit wait in a ranked list that one release a day draws from (design §10). `released`:
 * those it has drawn; their room is taken already.
 */
export async function limitFlags(
  deps: LimitFlagsDeps,
  judgements: readonly Judgement[],
  released: ReadonlySet<ContactId>,
): Promise<Judgement[]> {
  const raising = judgements
    .filter(({ write, next }) => write === FLAG.notAtCompany && !released.has(next.contactId))
    .toSorted((left, right) => right.verdict.confidence - left.verdict.confidence);
  if (raising.length === 0) return [...judgements];
  const allowed = await deps.control.takeFlagAllowance({
    day: deps.clock.today(),
    wanted: raising.length,
    limit: deps.dailyFlagLimit,
  });
  const held = new Set(raising.slice(allowed));
  return judgements.map((judgement) => {
    if (!held.has(judgement)) return judgement;
    const { next, ...rest } = hold(judgement, { kind: 'held', reason: 'daily_limit' });
    return { ...rest, next: { ...next, holdRank: holdRankOf(judgement.verdict.confidence) } };
  });
}
