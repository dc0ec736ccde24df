/** One labelled pair with the score a comparison gave it. */
export type ScoredPair = { score: number; same: boolean };

export type PairMetrics = {
  pairs: number;
  same: number;
  /** Area under the ROC curve. */
  auc: number;
  bestF1: number;
  bestF1Threshold: number;
  bestBalancedAccuracy: number;
  recallAtPrecision95: number;
  recallAtPrecision99: number;
  /** Share of the different pairs under a threshold that loses at most 1 % (5 %) of the same ones. */
  differentAtLoss1: number;
  differentAtLoss5: number;
};

/** What holds when every pair of at least this score is called the same. */
type Cut = { threshold: number; precision: number; recall: number; falsePositiveRate: number };

const ROUNDING = 1e-9;

function cutsOf(pairs: readonly ScoredPair[]): Cut[] {
  const ranked = [...pairs].sort((left, right) => right.score - left.score);
  const same = pairs.filter((pair) => pair.same).length;
  const different = pairs.length - same;
  const cuts: Cut[] = [];
  let [truePositives, falsePositives] = [0, 0];
  ranked.forEach((pair, index) => {
    if (pair.same) truePositives += 1;
    else falsePositives += 1;
    if (ranked[index + 1]?.score === pair.score) return; // no threshold lies between equals
    cuts.push({
      threshold: pair.score,
      precision: truePositives / (truePositives + falsePositives),
      recall: same === 0 ? 0 : truePositives / same,
      falsePositiveRate: different === 0 ? 0 : falsePositives / different,
    });
  });
  return cuts;
}

const f1Of = ({ precision, recall }: Cut): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

function areaUnder(cuts: readonly Cut[]): number {
  let [area, lastRate, lastRecall] = [0, 0, 0];
  for (const { falsePositiveRate, recall } of cuts) {
    area += ((falsePositiveRate - lastRate) * (recall + lastRecall)) / 2;
    [lastRate, lastRecall] = [falsePositiveRate, recall];
  }
  return area;
}

/** The figures by which reference/matching.md §13 compares name measures. */
export function pairMetrics(pairs: readonly ScoredPair[]): PairMetrics {
  const cuts = cutsOf(pairs);
  const best = (value: (cut: Cut) => number, among: (cut: Cut) => boolean = () => true): number =>
    Math.max(0, ...cuts.filter(among).map(value));
  const bestF1 = best(f1Of);
  const differentAtLoss = (loss: number): number =>
    best(
      (cut) => 1 - cut.falsePositiveRate,
      ({ recall }) => 1 - recall <= loss + ROUNDING,
    );
  const recallAt = (precision: number): number =>
    best(
      ({ recall }) => recall,
      (cut) => cut.precision >= precision - ROUNDING,
    );
  return {
    pairs: pairs.length,
    same: pairs.filter(({ same }) => same).length,
    auc: areaUnder(cuts),
    bestF1,
    bestF1Threshold: cuts.find((cut) => f1Of(cut) === bestF1)?.threshold ?? 1,
    bestBalancedAccuracy: best(({ recall, falsePositiveRate }) => (recall + 1 - falsePositiveRate) / 2),
    recallAtPrecision95: recallAt(0.95),
    recallAtPrecision99: recallAt(0.99),
    differentAtLoss1: differentAtLoss(0.01),
    differentAtLoss5: differentAtLoss(0.05),
  };
}
