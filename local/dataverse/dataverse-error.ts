/** A refusal in Dataverse's words; the HTTP layer turns it into the documented body. */
export class DataverseError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Annotations of the error, for a client that wants them. */
  readonly details: Readonly<Record<string, string>>;

  constructor(fault: {
    status: number;
    code: string;
    message: string;
    headers?: Readonly<Record<string, string>>;
    details?: Readonly<Record<string, string>>;
  }) {
    super(fault.message);
    this.name = 'DataverseError';
    this.status = fault.status;
    this.code = fault.code;
    this.headers = fault.headers ?? {};
    this.details = fault.details ?? {};
  }
}

/**
 * Codes and texts of the documented table of service errors; the HTTP status is what the documentation shows, or 400 where it
 * shows none (the expired token). A test compares this list with the table.
 */
export const KNOWN_ERRORS = {
  ConcurrencyVersionMismatch: {
    status: 412,
    code: '0x80060882',
    message: "The version of the existing record doesn't match the RowVersion property provided.",
  },
  ExpiredVersionStamp: {
    status: 400,
    code: '0x80044352',
    message: 'Version stamp associated with the client has expired. Please perform a full sync.',
  },
  ChangeTrackingNotEnabledForEntity: {
    status: 400,
    code: '0x80072491',
    message: "Entity {0} isn't enabled for change tracking.",
  },
  ThrottlingBurstRequestLimitExceededError: {
    status: 429,
    code: '0x80072322',
    message: 'Number of requests exceeded the limit of {0} over time window of {1} seconds.',
  },
  ThrottlingTimeExceededError: {
    status: 429,
    code: '0x80072321',
    message:
      'Combined execution time of incoming requests exceeded limit of {0} milliseconds over time window of {1} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  },
  ThrottlingConcurrencyLimitExceededError: {
    status: 429,
    code: '0x80072326',
    message: 'Number of concurrent requests exceeded the limit of {0}.',
  },
  DuplicateRecordsFound: {
    status: 412,
    code: '0x80040333',
    message: 'A record was not created or updated because a duplicate of the current record already exists.',
  },
  ExpiredOAuthToken: { status: 401, code: '0x80041d52', message: 'The OAuth token has expired' },
  NotImplemented: {
    status: 501,
    code: '0x80040219',
    message: 'The requested functionality is not yet implemented.',
  },
  ODataClientPayloadError: {
    status: 400,
    code: '0x80048d19',
    message:
      "Error identified in Payload provided by the user for Entity :'{0}', For more information on this error please follow this help link {2}  ---->  InnerException : {1}.",
  },
} as const;

export function knownError(
  name: keyof typeof KNOWN_ERRORS,
  options: { values?: readonly (string | number)[]; headers?: Readonly<Record<string, string>> } = {},
): DataverseError {
  const { status, code, message } = KNOWN_ERRORS[name];
  const filled = message.replace(/\{(\d)\}/g, (_, index: string) =>
    String(options.values?.[Number(index)] ?? ''),
  );
  return new DataverseError({ status, code, message: filled, headers: options.headers ?? {} });
}
