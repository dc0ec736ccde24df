import { anObservation, monthOfText } from '../builders/an-observation.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

/** Left last month, nothing new yet: a month of grace. */
const person = aPerson(1);
const left = anObservation({
  ...person.observation,
  positions: [
    {
      companyName: person.account.name,
      startMonth: monthOfText('2020-01'),
      endMonth: monthOfText('2026-10'),
    },
  ],
});

describe('Promise 11: some outcomes change by the calendar', () => {
  it('validates a contact again on the day its grace period is over', async () => {
    const world = new World({ contacts: [person.contact], accounts: [person.account], observations: [left] });
    await world.start();
    const before = await world.snapshot(contactIdOf(1));
    expect(before?.outcome.kind).not.toBe('leftNoNewRole');
    const dueOn = before?.dueOn ?? '';
    expect(dueOn > '2026-11-01').toBe(true);

    world.todayText = '2026-11-02';
    await world.sweep();
    expect((await world.snapshot(contactIdOf(1)))?.validatedAt).toBe(before?.validatedAt);

    world.todayText = dueOn;
    await world.sweep();
    expect((await world.snapshot(contactIdOf(1)))?.outcome.kind).toBe('leftNoNewRole');
  });

  it('leaves no due row behind', async () => {
    const world = new World({ contacts: [person.contact], accounts: [person.account], observations: [left] });
    await world.start();
    world.todayText = (await world.snapshot(contactIdOf(1)))?.dueOn ?? '';
    await world.sweep();
    const next = (await world.snapshot(contactIdOf(1)))?.dueOn;
    const { rows } = await world.state.due.listDue({
      until: '2099-12-31' as never,
      next: undefined,
      limit: 10,
    });
    expect(rows.map(({ day }) => day)).toEqual(next === undefined ? [] : [next]);
  });
});
