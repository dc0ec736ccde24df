import type { Check } from '../../../domain/readiness.ts';
import type { QueueProbe } from '../../../queue/contract.ts';
import type { ControlStore } from '../../../state/contract.ts';

export type CheckPlatformDeps = { control: Pick<ControlStore, 'readEnablement'>; queueProbe: QueueProbe };

export async function checkTables({ control }: CheckPlatformDeps): Promise<Check> {
  await control.readEnablement();
  return { name: 'tables', neededFor: 'reading', state: 'pass', detail: 'Table Storage answers.' };
}

export async function checkQueues({ queueProbe }: CheckPlatformDeps): Promise<Check> {
  const base = { name: 'queues', neededFor: 'reading' } as const;
  const reached = await queueProbe.reachQueues();
  if (reached.kind === 'reached') return { ...base, state: 'pass', detail: 'All queues can be opened.' };
  const remedy =
    'Check the settings of Service Bus, that the queues exist, and the role of the identity on them.';
  return { ...base, state: 'fail', detail: reached.problem, remedy };
}
