import { FLAG } from '../../shared/domain/flag.ts';
import type { AuditId } from '../../shared/domain/ids.ts';
import type { Deed } from './deed.ts';

const byPerson = ({ what }: Deed): boolean => what === 'person' || what === 'unseen';

/** The values that may stand at the end, by what the person's profile says and who decided last. */
export function allowedFlags(deeds: readonly Deed[], { left }: { left: boolean }): readonly (0 | 1 | 2)[] {
  const ours = left ? 1 : 0;
  const at = deeds.findLastIndex(byPerson);
  const decided = deeds[at];
  if (decided === undefined || !('flag' in decided)) return [ours];
  if (decided.what === 'unseen') return [ours, decided.flag];
  // An Ignore about something else gives way to new evidence; where we saw both at once, it is about that.
  if (deeds.slice(at).some(({ what }) => what === 'evidence')) return [1, decided.flag];
  return [decided.flag];
}

/** Whether the deed at this place goes against what a person decided about the same evidence. */
export function overwritesAPerson(deeds: readonly Deed[], at: number): boolean {
  const before = deeds.slice(0, at);
  const decided = before.findLastIndex(byPerson);
  return before[decided]?.what === 'person' && !before.slice(decided).some(({ what }) => what === 'evidence');
}

/** Whether somebody was flagged after the deed at this place, with nothing new known of them. An undo may be undone. */
export function flagsAfter(
  deeds: readonly Deed[],
  { at, except }: { at: number; except: readonly AuditId[] },
): boolean {
  const since = deeds.slice(at + 1);
  const news = since.findIndex(({ what }) => what === 'evidence');
  return since
    .slice(0, news < 0 ? since.length : news)
    .some((deed) => deed.what === 'write' && deed.to === FLAG.notAtCompany && !except.includes(deed.auditId));
}

/** Where these writes stand. */
export const placesOf = (deeds: readonly Deed[], auditIds: readonly AuditId[]): number[] =>
  deeds.flatMap((deed, at) => (deed.what === 'write' && auditIds.includes(deed.auditId) ? [at] : []));
