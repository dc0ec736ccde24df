// The conditions by which the genuine client recognises what went wrong, each with the status $management answers.
const STATUS_OF_CONDITION = {
  'amqp:internal-error': 500,
  'amqp:link:message-size-exceeded': 403,
  'amqp:not-allowed': 400,
  'amqp:not-found': 404,
  'amqp:not-implemented': 501,
  'com.microsoft:argument-error': 400,
  'com.microsoft:message-lock-lost': 410,
  'com.microsoft:message-not-found': 404,
  'com.microsoft:session-cannot-be-locked': 409,
  'com.microsoft:session-lock-lost': 410,
  'com.microsoft:timeout': 408,
} as const;

export type ErrorCondition = keyof typeof STATUS_OF_CONDITION;

/** A refusal the client is told about by its AMQP condition. */
export class BrokerError extends Error {
  readonly condition: ErrorCondition;

  constructor(condition: ErrorCondition, message: string) {
    super(message);
    this.name = 'BrokerError';
    this.condition = condition;
  }

  get status(): number {
    return STATUS_OF_CONDITION[this.condition];
  }
}

/** What is not a refusal is a fault of this endpoint: the client gets it as one, with its text. */
export function asBrokerError(error: unknown): BrokerError {
  if (error instanceof BrokerError) return error;
  return new BrokerError('amqp:internal-error', error instanceof Error ? error.message : String(error));
}
