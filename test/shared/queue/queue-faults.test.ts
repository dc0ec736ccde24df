import { GiveUp } from '../../../shared/domain/failures.ts';
import { queueFault } from '../../../shared/queue/queue-faults.ts';

const sdkError = (fields: object, name = 'ServiceBusError') =>
  Object.assign(new Error('of the SDK'), { name }, fields);

const WHERE = 'sending to queue scan';

describe('queueFault', () => {
  it.each([
    ['a busy service', sdkError({ code: 'ServiceBusy', retryable: true })],
    ['a full queue', sdkError({ code: 'QuotaExceeded', retryable: false })],
    ['a lost connection', sdkError({ code: 'GeneralError', syscall: 'connect' }, 'MessagingError')],
  ])('asks for a later attempt after %s', (_name, error) => {
    expect(queueFault(error, WHERE)).toMatchObject({ reason: 'queue_unavailable', cause: error });
  });

  it.each([
    ['UnauthorizedAccess', /role Azure Service Bus Data Sender/],
    ['MessagingEntityNotFound', /create the queue/],
    ['MessagingEntityDisabled', /enable the queue/],
  ])('tells what to do about %s, even when the SDK would repeat', (code, advice) => {
    const fault = queueFault(sdkError({ code, retryable: true }), WHERE);
    expect(fault.name).toBe('Error');
    expect(fault.message).toMatch(advice);
    expect(fault.message).toContain(WHERE);
  });

  it('gives up on a message that is too large', () => {
    const error = sdkError({ code: 'MessageSizeExceeded', retryable: false });
    expect(queueFault(error, WHERE)).toMatchObject({ name: 'GiveUp', reason: 'message_malformed' });
  });

  it('passes on a failure that has its name, and wraps what it does not know', () => {
    const named = new GiveUp('message_malformed');
    expect(queueFault(named, WHERE)).toBe(named);
    const bug = new TypeError('bug');
    expect(queueFault(bug, WHERE)).toMatchObject({ message: `${WHERE} failed`, cause: bug });
  });
});
