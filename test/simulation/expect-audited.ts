import type { AuditEntry } from '../../shared/state/contract.ts';
import type { Deed } from './deed.ts';

/**
 * Each applied write has one audit row, and each audit row a write; but for a write that nobody answered, where a
 * person set the flag before we could look: the same value cannot be told from our own, another hides that ours was
 * there (decision 0037).
 */
export function expectAudited(
  audited: readonly AuditEntry[],
  done: readonly Deed[],
  unanswered: ReadonlySet<string> = new Set(),
): void {
  const ids = audited.map(({ auditId }) => auditId);
  expect(new Set(ids).size).toBe(ids.length);
  const written = done.flatMap((deed) => (deed.what === 'write' ? [deed.auditId] : []));
  const hidden = done.flatMap((deed, at) => {
    const next = done[at + 1];
    return deed.what === 'write' && unanswered.has(deed.auditId) && next !== undefined && 'flag' in next
      ? [deed.auditId]
      : [];
  });
  expect(written.filter((auditId) => !ids.includes(auditId) && !hidden.includes(auditId))).toEqual([]);
  const byPeople = done.flatMap((deed) => ('flag' in deed ? [deed.flag] : []));
  const unexplained = audited.filter(
    ({ auditId, to }) => !written.includes(auditId) && !byPeople.some((flag) => flag === to),
  );
  expect(unexplained).toEqual([]);
}
