import { decideVerdict } from '../../../shared/matching/verdict/decide-verdict.ts';
import { aProfile, aQuestion, held } from '../cases/builders.ts';

/** Names that no cache has seen: each position costs a comparison. */
const microsecondsFor = (count: number, round: number): number => {
  const positions = Array.from({ length: count }, (_, index) =>
    held(`Invented Works ${String(round)} ${String(index)}`, '2001-01…2004-01'),
  );
  const question = aQuestion({ candidates: [aProfile([...positions, held('Contoso', '2019-01…')])] });
  const before = process.cpuUsage();
  decideVerdict(question);
  return process.cpuUsage(before).user;
};
const least = (values: readonly number[]): number => Math.max(1, Math.min(...values));

describe('the cost of a verdict', () => {
  it('is linear in the number of positions', () => {
    microsecondsFor(1_000, 0); // warms the engine and the tables
    const few = least([1, 2, 3].map((round) => microsecondsFor(1_000, round)));
    const many = least([4, 5].map((round) => microsecondsFor(10_000, round)));
    // Ten times the positions: a quadratic step would cost a hundred times.
    expect(many / few).toBeLessThan(40);
  });
});
