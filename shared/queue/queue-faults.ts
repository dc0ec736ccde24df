import { GiveUp, RetryLater } from '../domain/failures.ts';

type SdkError = Error & { code?: unknown; retryable?: unknown; syscall?: unknown };

// ServiceBusError is the service's answer, MessagingError the transport's; both carry these fields.
const isSdkError = (error: unknown): error is SdkError =>
  error instanceof Error && (error.name === 'ServiceBusError' || error.name === 'MessagingError');

const ADVICE: Readonly<Record<string, string>> = {
  UnauthorizedAccess: '; give the identity the role Azure Service Bus Data Sender',
  MessagingEntityNotFound: '; create the queue, or correct its name or the namespace in the settings',
  MessagingEntityDisabled: '; enable the queue',
};

// A lost connection names the system call that failed; a full queue drains by itself, though the SDK does not retry.
const passes = ({ code, retryable, syscall }: SdkError): boolean =>
  retryable === true || syscall !== undefined || code === 'QuotaExceeded';

/** The fault to throw for what the SDK threw, after its own retries. */
export function queueFault(error: unknown, where: string): Error {
  // A failure of ours, such as a message that is too large, has its name already.
  if (error instanceof GiveUp) return error;
  if (!isSdkError(error)) return new Error(`${where} failed`, { cause: error });
  const code = String(error.code);
  if (code === 'MessageSizeExceeded') {
    return new GiveUp('message_malformed', { cause: error, detail: `${where}: larger than the queue takes` });
  }
  const advice = ADVICE[code];
  // With advice first: the SDK calls a refused sign-in worth repeating, in case a key was just exchanged.
  if (advice === undefined && passes(error)) {
    return new RetryLater('queue_unavailable', { cause: error, detail: `${where}: ${code}` });
  }
  return new Error(`${where} was refused with ${code}${advice ?? ''}`, { cause: error });
}
