import { instantOf } from '../../domain/calendar.ts';
import { contactIdSchema, type ContactId } from '../../domain/ids.ts';
import type { ValidationJob } from '../../queue/contract.ts';
import type { ValidateContactsDeps } from './deps.ts';
import type { Tally } from './tally.ts';

type ParkDeps = Pick<ValidateContactsDeps, 'parked' | 'telemetry' | 'clock'>;

/** Puts contacts aside with the reason, where an operator sees them: nothing is retried for ever, nothing is lost. */
export async function park(
  deps: ParkDeps,
  { runId }: Pick<ValidationJob, 'runId'>,
  contacts: readonly { id: ContactId; reason: string; detail: string }[],
): Promise<void> {
  const parkedAt = instantOf(deps.clock.now());
  const rows = contacts.map(({ id, reason, detail }) => ({ contactId: id, reason, detail, runId, parkedAt }));
  await deps.parked.park(rows);
  for (const { contactId, reason, detail } of rows) {
    deps.telemetry.record('contact.parked', { contactId, reason, detail });
  }
}

/** Rows that Dataverse refuses to change or that cannot be read as a contact. */
export async function parkRefused(
  deps: ParkDeps,
  job: ValidationJob,
  refused: readonly { id: string; problem: string }[],
  tally: Tally,
): Promise<void> {
  const contacts = refused.flatMap(({ id, problem }) => {
    const contactId = contactIdSchema.safeParse(id);
    return contactId.success ? [{ id: contactId.data, reason: 'dataverse_refused', detail: problem }] : [];
  });
  await park(deps, job, contacts);
  tally.add('parked', contacts.length);
}
