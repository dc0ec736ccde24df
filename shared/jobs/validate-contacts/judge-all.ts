import { obstaclesOf } from '../../changes/obstacles.ts';
import type { Mode } from '../../domain/enablement.ts';
import type { Safeguards } from '../../domain/safeguards.ts';
import type { Knowledge } from '../../matching/company/prepare-name.ts';
import { noticeUnexplained } from '../steps/notice-unexplained.ts';
import type { Situation } from '../steps/verdict-of.ts';
import { brake } from './brake.ts';
import type { ValidateContactsDeps } from './deps.ts';
import { judge, type Judgement } from './judge.ts';

type Judging = {
  situations: readonly Situation[];
  known: Safeguards;
  knowledge: Knowledge;
  mode: Exclude<Mode, 'off'>;
};

/** Judges the contacts of a job under what stands in the way of writing, and holds those who went the same way. */
export async function judgeAll(
  deps: ValidateContactsDeps,
  { situations, known, knowledge, mode: granted }: Judging,
): Promise<readonly Judgement[]> {
  const safeguards = await noticeUnexplained(deps, { situations, safeguards: known });
  // A pause is a dry run: what is owed is written once an admin has answered.
  const mode = obstaclesOf(safeguards).length > 0 ? 'dryRun' : granted;
  const { securedFields, restoredAt } = safeguards;
  const rulebook = { ...deps, knowledge, securedFields, restoredAt };
  const judged = situations.map((situation) => judge(situation, rulebook, mode));
  return brake(deps, judged, mode);
}
