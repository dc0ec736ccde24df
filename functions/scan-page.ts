import type { ServiceBusQueueHandler } from '@azure/functions';
import { scanPage, type ScanPageDeps } from '../shared/jobs/scan-page/scan-page.ts';
import { undoRun, type UndoRunDeps } from '../shared/jobs/undo-run.ts';
import { pageMessageSchema } from '../shared/queue/contract.ts';
import { WORK_LIMIT_MS } from '../shared/queue/queue-limits.ts';
import { parseMessage } from './parse-message.ts';

export const handlePage =
  (deps: ScanPageDeps & UndoRunDeps): ServiceBusQueueHandler =>
  async (body) => {
    const message = parseMessage(pageMessageSchema, body);
    const signal = AbortSignal.timeout(WORK_LIMIT_MS);
    if (message.kind === 'undo') await undoRun(deps, message, signal);
    else await scanPage(deps, message, signal);
  };
