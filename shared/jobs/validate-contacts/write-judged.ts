import { FLAG } from '../../domain/flag.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { ValidationJob } from '../../queue/contract.ts';
import { writeFlags, type Intention } from '../steps/write-flags.ts';
import type { ValidateContactsDeps } from './deps.ts';
import { detailsOf } from './details-of.ts';
import { baseOf, pendingWrite, type Judgement } from './judge.ts';
import { parkRefused } from './park.ts';
import type { Tally } from './tally.ts';

const FLAG_COUNTS = { 0: 'flag:cleared', 1: 'flag:written', 2: 'flag:ignored' } as const;

type Judged = { judgements: readonly Judgement[]; tally: Tally; signal: AbortSignal };

/** Writes the flags that are owed. `retried`: lost a race; `later`: Dataverse asks for patience. */
export async function writeJudged(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { judgements, tally, signal }: Judged,
): Promise<{ retried: ContactId[]; later: Set<ContactId> }> {
  const intended = new Map<ContactId, Judgement>();
  const intentions = judgements.flatMap((judgement): Intention[] => {
    if (judgement.write === undefined) return [];
    intended.set(judgement.next.contactId, judgement);
    const pending = pendingWrite(judgement, judgement.write, job.runId);
    const details = detailsOf(judgement, { today: deps.clock.today() });
    const { etag, wasPending = false } = judgement.situation;
    return [{ base: baseOf(judgement), etag, pending, wasPending, details }];
  });
  const retried: ContactId[] = [];
  const later = new Set<ContactId>();
  for (const [id, result] of await writeFlags(deps, intentions, signal)) {
    const judgement = intended.get(id);
    if (result.kind === 'written' && judgement !== undefined) {
      tally.judgement(judgement);
      tally.add(FLAG_COUNTS[judgement.write ?? FLAG.noFeedback]);
    } else if (result.kind === 'retry') later.add(id);
    else if (result.kind === 'refused') await parkRefused(deps, job, [{ id, problem: result.code }], tally);
    else retried.push(id);
  }
  return { retried, later };
}
