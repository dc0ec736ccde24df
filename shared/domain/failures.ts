/** Worth trying again: throttling, time-outs, lost races, a source that is down. */
export const RETRY_REASONS = [
  'dataverse_throttled',
  'dataverse_unavailable',
  'dataverse_sign_in',
  'storage_unavailable',
  'queue_unavailable',
  'profile_source_unavailable',
  'lost_race',
  'out_of_time',
  'other_environment',
] as const;
export type RetryReason = (typeof RETRY_REASONS)[number];

/** Never going to work: someone has to change something first. */
export const GIVE_UP_REASONS = [
  'message_malformed',
  'dataverse_forbidden',
  'dataverse_refused',
  'dataverse_answer_malformed',
  'profile_source_malformed',
  'state_malformed',
  'unexpected_fault',
  'delivery_limit',
] as const;
export type GiveUpReason = (typeof GIVE_UP_REASONS)[number];

type FailureOptions = { cause?: unknown; detail?: string };

/** A fault that a later attempt may not meet. `detail` must hold no personal data: it reaches logs. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly reason: RetryReason;
  /** How long the other side asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: RetryReason, options: FailureOptions & { retryAfterMs?: number } = {}) {
    super(options.detail === undefined ? reason : `${reason}: ${options.detail}`, { cause: options.cause });
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A fault that every attempt will meet. `detail` must hold no personal data: it reaches logs and parked rows. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
  readonly reason: GiveUpReason;

  constructor(reason: GiveUpReason, options: FailureOptions = {}) {
    super(options.detail === undefined ? reason : `${reason}: ${options.detail}`, { cause: options.cause });
    this.reason = reason;
  }
}
