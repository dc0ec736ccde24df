import { GiveUp } from '../domain/failures.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import { readMissingPrivilege } from './error-codes.ts';
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

type Asked =
  | { readonly kind: 'reply'; readonly reply: DataverseAnswer | DataverseFault | undefined }
  /** The refusal names the privilege that the question needs. */
  | { readonly kind: 'missing'; readonly privilege: string };

/** The same, for who wants to know why: a refusal without a name is no reply. */
export async function askWhatIsMissing(
  http: Pick<DataverseHttp, 'send'>,
  { path, signal }: { path: string; signal: AbortSignal },
): Promise<Asked> {
  try {
    return { kind: 'reply', reply: await http.send({ method: 'GET', path, signal }) };
  } catch (fault) {
    if (!(fault instanceof GiveUp) || fault.reason !== 'dataverse_forbidden') throw fault;
    const privilege = readMissingPrivilege(fault.message);
    return privilege === undefined ? { kind: 'reply', reply: undefined } : { kind: 'missing', privilege };
  }
}
