import { aMove } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

/** People of one account who left in the months given, all for the same place. */
function leavers(months: readonly string[]) {
  const people = months.map((ended, index) => {
    const { contact, account, observation } = aPerson(index + 1);
    return {
      contact: { ...contact, parent: { kind: 'account', accountId: accountIdOf(1) } as const },
      account,
      observation: {
        ...observation,
        positions: aMove({ from: 'Quuxc Works', to: 'Zorb Industries', ended }),
      },
    };
  });
  const [first] = people;
  return {
    contacts: people.map(({ contact }) => contact),
    accounts: first === undefined ? [] : [{ ...first.account, name: 'Quuxc Works' }],
    observations: people.map(({ observation }) => observation),
  };
}

async function reasonsAfter(months: readonly string[]): Promise<string[]> {
  const world = await new World(leavers(months)).start();
  const snapshots = await Promise.all(months.map((_, index) => world.snapshot(contactIdOf(index + 1))));
  return snapshots.map((snapshot) => snapshot?.outcome.reason ?? 'none').sort();
}

describe('the brake', () => {
  it('holds the third of an account who goes the same way within a quarter', async () => {
    expect(await reasonsAfter(['2026-03', '2026-04', '2026-05'])).toEqual([
      'mass_move',
      'position_ended',
      'position_ended',
    ]);
  });

  it('lets two go, and departures that lie far apart', async () => {
    expect(await reasonsAfter(['2026-03', '2026-03'])).toEqual(['position_ended', 'position_ended']);
    expect(await reasonsAfter(['2025-01', '2025-07', '2026-03'])).toEqual([
      'position_ended',
      'position_ended',
      'position_ended',
    ]);
  });
});
