import { GiveUp } from '../domain/failures.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseAnswer, DataverseFault } from './send-once.ts';

/** Reads what the product can do without. Undefined where we may not ask; a refusal of another kind is a value. */
export async function askIfAllowed(
  http: Pick<DataverseHttp, 'send'>,
  { path, signal }: { path: string; signal: AbortSignal },
): Promise<DataverseAnswer | DataverseFault | undefined> {
  try {
    return await http.send({ method: 'GET', path, signal });
  } catch (fault) {
    if (fault instanceof GiveUp && fault.reason === 'dataverse_forbidden') return undefined;
    throw fault;
  }
}
