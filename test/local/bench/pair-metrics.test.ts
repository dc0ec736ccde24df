import { pairMetrics, type ScoredPair } from '../../../local/bench/pair-metrics.ts';

const pair = (score: number, same: boolean): ScoredPair => ({ score, same });

describe('pairMetrics', () => {
  it('gives a perfect ranking full marks', () => {
    expect(pairMetrics([pair(0.9, true), pair(0.8, true), pair(0.2, false)])).toMatchObject({
      auc: 1,
      bestF1: 1,
      bestF1Threshold: 0.8,
      recallAtPrecision99: 1,
      differentAtLoss1: 1,
    });
  });

  it('gives a score that never distinguishes half an area and calls nothing different', () => {
    expect(pairMetrics([pair(0.5, true), pair(0.5, false), pair(0.5, true)])).toMatchObject({
      auc: 0.5,
      differentAtLoss1: 0,
      differentAtLoss5: 0,
    });
  });

  it('counts one true pair below a different one as a loss of its share', () => {
    const pairs = [...Array.from({ length: 49 }, () => pair(0.9, true)), pair(0.1, true), pair(0.5, false)];
    expect(pairMetrics(pairs)).toMatchObject({ differentAtLoss1: 0, differentAtLoss5: 1, auc: 0.98 });
  });

  it('does not depend on the order of the pairs', () => {
    const pairs = [pair(0.3, true), pair(0.7, false), pair(0.9, true), pair(0.7, true)];
    expect(pairMetrics(pairs.toReversed())).toEqual(pairMetrics(pairs));
  });
});
