/** Confidences are told apart to a millionth. */
const STEPS = 1_000_000;
const DIGITS = String(STEPS).length;

/** Sorts as text, the most certain first (design §10: a release draws the most certain). */
export const holdRankOf = (confidence: number): string =>
  String(Math.round((1 - confidence) * STEPS)).padStart(DIGITS, '0');

/** The confidence that a rank stands for. */
export const confidenceOf = (holdRank: string): number => 1 - Number(holdRank) / STEPS;
