import { decideVerdict } from '../../shared/matching/verdict/decide-verdict.ts';
import type { CareersQuestion } from './read-careers.ts';

const LENGTHS = [10, 100, 1_000, 10_000] as const;
/** Decisions of each length hold so many positions together. */
const POSITIONS = 10_000;
const ROUNDS = 5;

/** Microseconds of user processor time that one more position costs a decision: the same at every length where cost is linear. */
export function measurePositions(questions: readonly CareersQuestion[]): Record<string, number> {
  const question = questions.find(({ candidates }) => candidates.length === 1);
  if (question === undefined) return {};
  let named = 0;
  const decide = (length: number): void => {
    const candidates = question.candidates.map((profile) => ({
      ...profile,
      positions: Array.from({ length }, () => ({
        ...profile.positions[0],
        // Names that no cache has seen, else the second round would measure look-ups.
        companyName: `Invented Works ${String((named += 1))}`,
        firstSeenOn: question.today,
        lastSeenOn: question.today,
      })),
    }));
    decideVerdict({ ...question, candidates });
  };
  decide(POSITIONS); // warms the engine and the tables
  return Object.fromEntries(LENGTHS.map((length) => [String(length), microsecondsFor(length, decide)]));
}

function microsecondsFor(length: number, decide: (length: number) => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (let positions = 0; positions < POSITIONS; positions += length) decide(length);
    return process.cpuUsage(before).user / POSITIONS;
  });
  const middle = times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
  return Math.round(middle * 10) / 10;
}
