/** How our queues are set up. Bicep, host.json and the local endpoint are compared with these by a test. */
export const QUEUE_LIMITS = {
  /** Service Bus allows five minutes at most; a message must be finished well inside (promise 8). */
  lockDurationSeconds: 300,
  /** After this the message is a dead letter; attempts we can foresee are copies and do not count. */
  maxDeliveryCount: 10,
  /** Long enough for the page that is sent again ten minutes after it stalled, short enough for throughput. */
  duplicateDetectionMinutes: 20,
  /** Longer than the worst backlog: a month of low-priority work. */
  timeToLiveDays: 30,
} as const;

/** A message is worked on for at most this long, then aborted in code. */
export const WORK_LIMIT_MS = 180_000;
