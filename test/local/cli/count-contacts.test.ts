import { countContacts } from '../../../local/cli/count-contacts.ts';
import { instantOf } from '../../../shared/domain/calendar.ts';

const at = (minute: number) => instantOf(new Date(Date.UTC(2026, 10, 2, 9, minute)));
const held = { kind: 'held', reason: 'mass_move' } as const;
const verified = { kind: 'verified', reason: 'still_there' } as const;

it('counts each contact once, as it was decided last, and none from before the run', async () => {
  const snapshots = [
    { outcome: held, validatedAt: at(1) },
    { outcome: verified, validatedAt: at(5) },
    { outcome: held, validatedAt: at(6) },
    { outcome: verified, validatedAt: at(7) },
  ];
  expect(await countContacts(snapshots, { since: at(5) })).toEqual({
    contacts: 3,
    byReason: { 'verified:still_there': 2, 'held:mass_move': 1 },
  });
});
