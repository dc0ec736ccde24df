import { contactIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

/** Words that occur nowhere but in this person's data. */
const MARKERS = ['Zyxwvuname', 'qponmlk', 'hgfedcba-slug', 'Jihgfedemployer', 'Ponmlkjtitle'];

function markedPerson() {
  const { contact, account, observation } = aPerson(1, { moved: true });
  const address = 'https://www.linkedin.com/in/hgfedcba-slug';
  return {
    contacts: [
      {
        ...contact,
        lastName: 'Zyxwvuname',
        email: 'qponmlk@quux.example',
        linkedInUrl: address,
        jobTitle: 'Ponmlkjtitle',
      },
    ],
    accounts: [account],
    observations: [
      {
        ...observation,
        profileUrl: address,
        email: 'qponmlk@quux.example',
        name: { given: 'Robin', family: 'Zyxwvuname' },
        positions: observation.positions.map((position, index) =>
          index === 0 ? { ...position, companyName: 'Jihgfedemployer', title: 'Ponmlkjtitle' } : position,
        ),
      },
    ],
  };
}

describe('personal data', () => {
  it('is in no event, message, id or table but the profile index', async () => {
    const world = new World(markedPerson());
    world.crm.answerWrites(contactIdOf(1), { kind: 'refused', code: '0x80040265' });
    await world.start();
    for (const contact of markedPerson().contacts) world.crm.saveContact({ ...contact, city: 'Elsewhere' });
    await world.sweep();
    expect(world.crm.flag(contactIdOf(1))).toBe(1);

    const snapshots = await world.snapshots();
    const stored = {
      events: world.telemetry.events,
      messages: world.queue.accepted,
      snapshots,
      audit: await world.state.audit.listByContact(contactIdOf(1)),
      parked: await world.state.parked.listParked({ next: undefined, limit: 10 }),
      runs: await world.state.runs.listRuns({ limit: 10 }),
      sweep: await world.state.control.readSweep(),
      departures: await world.state.accounts.listDepartures(snapshots[0]?.accountId ?? ('' as never)),
    };
    const text = JSON.stringify(stored).toLowerCase();
    expect(text).toContain(contactIdOf(1));
    for (const marker of MARKERS) expect(text).not.toContain(marker.toLowerCase());
  });
});
