import type { InvocationContext, ServiceBusQueueHandler } from '@azure/functions';
import type { ValidateContactsDeps } from '../shared/jobs/validate-contacts/deps.ts';
import { validateContacts } from '../shared/jobs/validate-contacts/validate-contacts.ts';
import { validationJobSchema } from '../shared/queue/contract.ts';
import { WORK_LIMIT_MS } from '../shared/queue/queue-limits.ts';
import { parseMessage } from './parse-message.ts';

export const handleValidationJob =
  (deps: ValidateContactsDeps): ServiceBusQueueHandler =>
  async (body, context) => {
    const job = parseMessage(validationJobSchema, body);
    const signal = AbortSignal.timeout(WORK_LIMIT_MS);
    await validateContacts(deps, job, { deliveryCount: deliveryCountOf(context), signal });
  };

function deliveryCountOf({ triggerMetadata }: InvocationContext): number {
  const count = triggerMetadata?.['deliveryCount'];
  return typeof count === 'number' ? count : 1;
}
