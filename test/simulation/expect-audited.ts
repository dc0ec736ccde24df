import type { AuditEntry } from '../../shared/state/contract.ts';
import type { Deed } from './troubled-world.ts';

/**
 * Each applied write has one audit row, and each audit row a write; but for a write that nobody answered, where a
 * person set the same value before we could look: that cannot be told from our own.
 */
export function expectAudited(audited: readonly AuditEntry[], done: readonly Deed[]): void {
  const ids = audited.map(({ auditId }) => auditId);
  expect(new Set(ids).size).toBe(ids.length);
  const written = done.flatMap((deed) => (deed.what === 'write' ? [deed.auditId] : []));
  expect(written.filter((auditId) => !ids.includes(auditId))).toEqual([]);
  const byPeople = done.flatMap((deed) => ('flag' in deed ? [deed.flag] : []));
  const unexplained = audited.filter(
    ({ auditId, to }) => !written.includes(auditId) && !byPeople.some((flag) => flag === to),
  );
  expect(unexplained).toEqual([]);
}
