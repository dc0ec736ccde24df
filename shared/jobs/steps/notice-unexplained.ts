import { instantOf, type Clock } from '../../domain/calendar.ts';
import { FLAG } from '../../domain/flag.ts';
import type { Safeguards } from '../../domain/safeguards.ts';
import type { AuditEntry, AuditStore, ControlStore } from '../../state/contract.ts';
import type { Situation } from './verdict-of.ts';

export type NoticeUnexplainedDeps = {
  audit: Pick<AuditStore, 'listByContact'>;
  control: Pick<ControlStore, 'changeSafeguards'>;
  clock: Clock;
};

const latestOf = (audits: readonly AuditEntry[]): AuditEntry | undefined =>
  audits.toSorted((left, right) => Date.parse(right.at) - Date.parse(left.at))[0];

/** Raises the question whether LinkedIn's own validation writes the column: a 1 appeared that our last audit row does not explain. */
export async function noticeUnexplained(
  deps: NoticeUnexplainedDeps,
  { situations, safeguards }: { situations: readonly Situation[]; safeguards: Safeguards },
): Promise<Safeguards> {
  if (safeguards.unexplainedAt !== undefined || safeguards.rivalSolutions.length === 0) return safeguards;
  for (const { contact, before } of situations) {
    if (contact.flag !== FLAG.notAtCompany || before?.flag === FLAG.notAtCompany) continue;
    const audits = await deps.audit.listByContact(contact.id);
    if (latestOf(audits)?.to === FLAG.notAtCompany) continue; // ours may have been taken back since
    const unexplainedAt = instantOf(deps.clock.now());
    return deps.control.changeSafeguards((current) => ({ unexplainedAt, ...current }));
  }
  return safeguards;
}
