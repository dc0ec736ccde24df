export type QueueOptions = {
  name: string;
  requiresSession?: boolean;
  /** How long a message or session stays locked without renewal. */
  lockDurationMs?: number;
  maxDeliveryCount?: number;
  /** Undefined: duplicate detection is off. */
  duplicateDetectionWindowMs?: number | undefined;
};

export type QueueSettings = {
  name: string;
  requiresSession: boolean;
  lockDurationMs: number;
  maxDeliveryCount: number;
  duplicateDetectionWindowMs: number | undefined;
};

// The defaults of a queue created in Azure: lock PT1M, ten deliveries.
const LOCK_DURATION_MS = 60_000;
const MAX_DELIVERY_COUNT = 10;

export function queueSettings(options: QueueOptions): QueueSettings {
  return {
    name: options.name,
    requiresSession: options.requiresSession ?? false,
    lockDurationMs: options.lockDurationMs ?? LOCK_DURATION_MS,
    maxDeliveryCount: options.maxDeliveryCount ?? MAX_DELIVERY_COUNT,
    duplicateDetectionWindowMs: options.duplicateDetectionWindowMs,
  };
}

/** A dead-letter queue is read without a session and never dead-letters again, as in Azure. */
export function deadLetterSettings(queue: QueueSettings): QueueSettings {
  return {
    name: `${queue.name}/$DeadLetterQueue`,
    requiresSession: false,
    lockDurationMs: queue.lockDurationMs,
    maxDeliveryCount: Number.POSITIVE_INFINITY,
    duplicateDetectionWindowMs: undefined,
  };
}
