import { InvocationContext } from '@azure/functions';
import { handleDeadLetter } from '../../functions/park-dead-letters.ts';
import { handlePage } from '../../functions/scan-page.ts';
import { handleValidationJob } from '../../functions/validate-contacts.ts';
import { GiveUp } from '../../shared/domain/failures.ts';
import { contactIdOf } from '../builders/ids.ts';
import { population } from '../simulation/population.ts';
import { World } from '../simulation/world.ts';

const context = (triggerMetadata: Record<string, unknown> = {}) => new InvocationContext({ triggerMetadata });

async function worldWithJob() {
  const world = new World(population({ size: 1 }));
  await world.enable();
  await world.deliverPages();
  const [job] = world.queue.waiting;
  if (job === undefined) throw new Error('no job');
  return { world, body: job.body };
}

describe('a message', () => {
  it.each([
    ['a page', handlePage],
    ['a job', handleValidationJob],
  ])('that is not %s is refused without its content', async (_what, handle) => {
    const world = new World({});
    const secret = { kind: 'Zyxwvuname', items: ['Zyxwvuname'] };
    const refusal = await Promise.resolve(handle(world.deps)(secret, context())).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(GiveUp);
    expect(String(refusal)).toContain('message_malformed');
    expect(String(refusal)).not.toContain('Zyxwvuname');
  });

  it('with a job validates its contact', async () => {
    const { world, body } = await worldWithJob();
    await handleValidationJob(world.deps)(body, context({ deliveryCount: 1 }));
    expect(await world.snapshot(contactIdOf(1))).toBeDefined();
  });

  it.each([
    ['an application property', { applicationProperties: { deadLetterReason: 'MaxDeliveryCountExceeded' } }],
    ['a user property', { userProperties: { DeadLetterReason: 'MaxDeliveryCountExceeded' } }],
  ])('from the dead letters parks its contact, with the reason from %s', async (_where, metadata) => {
    const { world, body } = await worldWithJob();
    await handleDeadLetter(world.deps, 'validation')(body, context({ messageId: 7, ...metadata }));
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts).toEqual([
      expect.objectContaining({ contactId: contactIdOf(1), detail: 'MaxDeliveryCountExceeded' }),
    ]);
    expect(world.telemetry.eventsOf('message.parked')).toEqual([
      { queue: 'validation', messageId: '7', reason: 'MaxDeliveryCountExceeded' },
    ]);
  });

  it('from the dead letters never fails on its content', async () => {
    const world = new World({});
    await handleDeadLetter(world.deps, 'scan')('garbage', context());
    expect(world.telemetry.eventsOf('message.parked')).toHaveLength(1);
  });
});
