import { limitFlags } from '../../../shared/jobs/validate-contacts/limit-flags.ts';
import { aDeparture, aSnapshot } from '../../builders/a-snapshot.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { World } from '../../simulation/world.ts';

const world = () => new World({ dailyFlagLimit: 2 });

const judgementOf = (number: number, confidence: number) => ({
  situation: { contact: { flag: null } } as never, // nothing of it is asked for
  verdict: aDeparture({ confidence }),
  next: aSnapshot({ contactId: contactIdOf(number) }),
  write: 1 as const,
});

it('gives the room of a day to the most certain of a job', async () => {
  const { deps } = world();
  const judged = [judgementOf(1, 0.96), judgementOf(2, 0.99), judgementOf(3, 0.95), judgementOf(4, 0.98)];
  const limited = await limitFlags(deps, judged, new Set());
  expect(limited.filter(({ write }) => write === 1).map(({ next }) => next.contactId)).toEqual([
    contactIdOf(2),
    contactIdOf(4),
  ]);
  const [held] = limited;
  expect(held?.next.outcome).toEqual({ kind: 'held', reason: 'daily_limit' });
  expect(held?.next.holdRank).toBeDefined();
});

it('asks no room for those that were drawn: theirs is taken', async () => {
  const { deps } = world();
  const drawn = [1, 2, 3].map((number) => judgementOf(number, 0.9));
  const released = new Set(drawn.map(({ next }) => next.contactId));
  expect((await limitFlags(deps, drawn, released)).every(({ write }) => write === 1)).toBe(true);
});
