import { modeOf } from '../domain/enablement.ts';
import type { ContactId, RunId } from '../domain/ids.ts';
import type { ControlStore } from '../state/contract.ts';
import { queueNow, type QueueNowDeps } from './steps/queue-now.ts';

export type ValidateNowDeps = QueueNowDeps & {
  control: Pick<ControlStore, 'readEnablement' | 'readSweep'>;
};

export type ValidateNowResult = { kind: 'off' } | { kind: 'queued'; runId: RunId };

/** Contacts that somebody asks for by id: parked ones once their cause is mended, or any other. */
export async function validateNow(
  deps: ValidateNowDeps,
  { contactIds, startedBy }: { contactIds: readonly ContactId[]; startedBy: string },
): Promise<ValidateNowResult> {
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off') return { kind: 'off' };
  const items = contactIds.map((contactId) => ({ contactId, cause: 'manual', stamp: '' }) as const);
  return { kind: 'queued', runId: await queueNow(deps, { items, startedBy, dryRun: mode === 'dryRun' }) };
}
