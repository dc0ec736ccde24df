import { digest } from '../domain/digest.ts';
import type { JobId, RunId } from '../domain/ids.ts';
import type { PageMessage, ValidationJob } from '../queue/contract.ts';

/**
 * Message id of a job: the same items from the same source are the same message, whatever their order; a copy that is
 * sent on purpose carries another attempt (promise 2).
 */
export function jobIdOf({ runId, lane, source, items, attempt }: ValidationJob): JobId {
  const errands = items.map(({ contactId, cause, stamp }) => `${contactId} ${cause} ${stamp}`).sort();
  return digest([runId, lane, source, attempt, errands], 32) as JobId; // 32 hexadecimal digits make the brand
}

/** Message id of a page. */
export const pageMessageIdOf = ({ kind, runId, epoch, page, attempt }: PageMessage): string =>
  digest([kind, runId, epoch, page, attempt], 32);

/** A page of an undo counts as one job, however often it is attempted. */
export const undoJobIdOf = ({ runId, page }: { runId: RunId; page: number }): JobId =>
  digest(['undo', runId, page], 32) as JobId; // 32 hexadecimal digits make the brand
