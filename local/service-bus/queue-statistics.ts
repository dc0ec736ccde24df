export type QueueStatistics = {
  /** Waiting to be received now. */
  active: number;
  scheduled: number;
  deferred: number;
  /** Waiting in the dead-letter queue. */
  deadLettered: number;
  locked: number;
  /** The rest counts what happened since the start. */
  sent: number;
  received: number;
  completed: number;
  abandoned: number;
  deadLetteredTotal: number;
  duplicatesDropped: number;
};

export type QueueCounters = Pick<
  QueueStatistics,
  'sent' | 'received' | 'completed' | 'abandoned' | 'deadLetteredTotal' | 'duplicatesDropped'
>;

export function emptyCounters(): QueueCounters {
  return { sent: 0, received: 0, completed: 0, abandoned: 0, deadLetteredTotal: 0, duplicatesDropped: 0 };
}
