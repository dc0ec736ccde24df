import * as z from 'zod';
import { RetryLater } from '../domain/failures.ts';

/** What the SDK's errors carry; `details` holds the service's own answer. */
const sdkErrorSchema = z.object({
  name: z.string().optional(),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  details: z.object({ odataError: z.object({ code: z.string().optional() }).optional() }).optional(),
});

type StorageAnswer = { status: number | undefined; code: string | undefined; fromSdk: boolean };

function readAnswer(error: unknown): StorageAnswer {
  const parsed = sdkErrorSchema.safeParse(error);
  if (!parsed.success) return { status: undefined, code: undefined, fromSdk: false };
  const { name, statusCode, code, details } = parsed.data;
  return { status: statusCode, code: details?.odataError?.code ?? code, fromSdk: name === 'RestError' };
}

/** True when the service answered with one of `statuses` about a row; a missing table is never about a row. */
export function answeredWith(error: unknown, statuses: readonly number[]): boolean {
  const { status, code } = readAnswer(error);
  return status !== undefined && statuses.includes(status) && code !== 'TableNotFound';
}

// 408 and 5xx: time-outs, ServerBusy; 429: throttled. The SDK has tried three times before we see them.
const passes = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** The fault to throw: RetryLater for what passes by itself and for a lost connection, else one that names the place. */
export function storageFault(error: unknown, where: string): Error {
  const { status, code, fromSdk } = readAnswer(error);
  const lostConnection = status === undefined && fromSdk;
  if (lostConnection || (status !== undefined && passes(status))) {
    return new RetryLater('storage_unavailable', { cause: error, detail: where });
  }
  const answer = [status, code].filter((part) => part !== undefined).join(' ');
  const advice =
    status === 403
      ? '; give the identity the role Storage Table Data Contributor'
      : code === 'TableNotFound'
        ? '; restart the app, it creates its tables at start'
        : '';
  return new Error(`${where} was refused${answer === '' ? '' : ` with ${answer}`}${advice}`, {
    cause: error,
  });
}

/** Runs one call of the SDK; whatever it throws becomes our fault, told where it happened. */
export async function callStorage<Answer>(where: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw storageFault(error, where);
  }
}
