import * as z from 'zod';

/** Codes of Dataverse that decide something here (table of service errors; compared without regard to case). */
export const ERROR_CODE = {
  expiredVersionStamp: '0x80044352',
  changeTrackingOff: '0x80072491',
  objectDoesNotExist: '0x80040217',
} as const;

/** Refused at this moment only, whatever the HTTP status: the same request may be taken a little later. */
const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  '0x80044151', // SQL time-out
  '0x80044339', // CouldNotObtainLockOnResource
  '0x80071151', // customization lock
  '0x80071154', // ConcurrentOperationFailure
  '0x80090412', // EntityCustomizationLockException
  '0x8005f103', // Throttling
  '0x80072321', // ThrottlingTimeExceededError
  '0x80072322', // ThrottlingBurstRequestLimitExceededError
  '0x80072326', // ThrottlingConcurrencyLimitExceededError
]);

/** 412 without a version in it: a duplicate rule or key refuses the row, reading it again would not help. */
const DUPLICATE_CODES: ReadonlySet<string> = new Set(['0x80040237', '0x80040333', '0x80060892']);

// 500 is not in Dataverse's own table of what to retry, but plug-ins and lost connections answer with it; a
// message that always meets it ends at its delivery limit.
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

export const isTransient = ({ status, code }: { status: number; code: string }): boolean =>
  TRANSIENT_STATUSES.has(status) || TRANSIENT_CODES.has(code);

export const isDuplicate = (code: string): boolean => DUPLICATE_CODES.has(code);

const errorBodySchema = z.object({ error: z.object({ code: z.string().regex(/^[\w.-]{0,40}$/) }) });

/** The name of the privilege whose want refused a request: the one word of a message that is worth passing on. */
export const readMissingPrivilege = (body: string): string | undefined =>
  /\bprv[A-Z][A-Za-z_]{2,80}\b/.exec(body)?.[0];

/** The code of an error body, lower-case, empty when there is none. Its message stays behind: it may name people. */
export function readErrorCode(body: string): string {
  try {
    const parsed = errorBodySchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error.code.toLowerCase() : '';
  } catch {
    return ''; // gateways in front of Dataverse answer in HTML
  }
}
