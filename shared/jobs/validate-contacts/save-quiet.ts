import type { ContactId } from '../../domain/ids.ts';
import { saveSettled, type SaveSettledDeps } from '../steps/save-settled.ts';
import type { Judgement } from './judge.ts';
import type { Tally } from './tally.ts';

const OWED_COUNTS = { 0: 'flag:clearOwed', 1: 'flag:owed', 2: 'flag:ignoreOwed' } as const;

/** Saves what needs no write. Answers those somebody else saved meanwhile. */
export async function saveQuiet(
  deps: SaveSettledDeps,
  { judgements, tally }: { judgements: readonly Judgement[]; tally: Tally },
): Promise<ContactId[]> {
  const quiet = judgements.filter(({ write: to }) => to === undefined);
  const lost = await saveSettled(
    deps,
    quiet.map(({ situation: { before, etag }, next }) => ({ before, next, etag })),
  );
  for (const judgement of quiet) {
    if (lost.includes(judgement.next.contactId)) continue;
    tally.judgement(judgement);
    if (judgement.next.owed !== undefined) {
      tally.add(OWED_COUNTS[judgement.next.owed]);
    }
  }
  return lost;
}
