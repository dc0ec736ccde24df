import type { Rejected } from '../../shared/domain/verdict.ts';
import { shownName } from '../../shared/matching/text/shown-name.ts';
import type { RejectedWords } from './words/evidence-words.ts';

/** Other profiles, counted since a key tells nobody anything; then positions that decided nothing. */
export function rejectedLines(rejected: readonly Rejected[], words: RejectedWords): string[] {
  const candidates = rejected.filter(({ what }) => what === 'candidate');
  const undecided = candidates.filter(({ why }) => why === 'not_decided').length;
  const others = candidates.length - undecided;
  const positions = rejected.flatMap((one) =>
    one.what === 'position' && one.why !== 'ended_elsewhere'
      ? [words.position({ company: shownName(one.companyName), why: words.why[one.why] })]
      : [],
  );
  return [
    ...(undecided > 0 ? [words.undecided(undecided)] : []),
    ...(others > 0 ? [words.others(others)] : []),
    ...new Set(positions),
  ];
}
