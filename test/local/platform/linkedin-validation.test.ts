import { setTimeout as wait } from 'node:timers/promises';
import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { Flag } from '../../../shared/domain/flag.ts';
import { contactIdOf, userIdOf } from '../../builders/ids.ts';
import { aPerson, population } from '../../simulation/population.ts';
import { readReadiness, switchOn } from './ask-everybody.ts';
import { openLocalApp, type LocalApp } from './local-app.ts';

jest.setTimeout(120_000); // processes of their own

const FLAG_COLUMN = 'msdyn_orgchangestatus';
/** The user of LinkedIn's integration: an application, not a person. */
const LINKEDIN = userIdOf(900);
const STAYS = 1;
const [LEAVES, LEAVES_LATER] = [5, 6];

let app: LocalApp;

beforeAll(async () => {
  app = await openLocalApp();
  await app.give(population({ size: 12, everyNth: 4 }));
  app.dataverse.store.upsert('systemuser', {
    systemuserid: LINKEDIN,
    accessmode: 4,
    applicationid: LINKEDIN,
  });
  app.dataverse.store.upsert('solution', { solutionid: userIdOf(901), uniquename: 'LinkedIn' });
  await app.install('--yes');
});
afterAll(() => app.stop());

/** LinkedIn's service writes by the Web API, whatever stands there. */
async function linkedInWrites(person: number, flag: Flag): Promise<void> {
  const { dataverse } = app;
  const response = await fetch(`${dataverse.apiUrl}contacts(${contactIdOf(person)})`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${dataverse.issueToken({ userId: LINKEDIN })}`,
      'content-type': 'application/json',
      'if-match': '*',
    },
    body: JSON.stringify({ [FLAG_COLUMN]: flag }),
  });
  expect(response.status).toBe(204);
}

/** LinkedIn's service changes its mind about these contacts for as long as the sweep runs, then leaves a 1. */
async function validateBesideLinkedIn(persons: readonly number[]): Promise<void> {
  const over = new AbortController();
  const writing = (async () => {
    for (let round = 0; !over.signal.aborted; round += 1) {
      for (const person of persons) await linkedInWrites(person, round % 2 === 0 ? 1 : 0);
      await wait(20);
    }
    for (const person of persons) await linkedInWrites(person, 1);
  })();
  await app.validate();
  over.abort();
  await writing;
}

const flagOf = (person: number) =>
  app.dataverse.store.read('contact', contactIdOf(person))?.[FLAG_COLUMN] ?? null;

/** Contacts that we wrote, in order: our writes carry a tag. */
const ourWrites = () =>
  [...app.dataverse.appliedWrites].filter(({ tag }) => tag !== undefined).map(({ id }) => id);

async function linkedInCheck() {
  const { ready, checks } = await readReadiness(app);
  const { state, detail } = checks.find(({ name }) => name === 'linkedInValidation') ?? {};
  return { state, detail, isReady: ready.on };
}

const leaves = (person: number) =>
  app.observe({
    ...aPerson(person, { moved: true }).observation,
    observedAt: instantSchema.parse('2026-10-28T00:00:00Z'),
  });

it('is no obstacle while it is installed and silent', async () => {
  await app.validate();
  expect(ourWrites().sort()).toEqual([4, 8, 12].map(contactIdOf));
  expect(await linkedInCheck()).toEqual({
    state: 'pass',
    detail: "LinkedIn of LinkedIn's solutions installed; no value of theirs seen.",
    isReady: true,
  });
});

it('is reported when its values appear during a run, and is not fought', async () => {
  await leaves(LEAVES);
  await validateBesideLinkedIn([STAYS, LEAVES, 4]);
  const written = ourWrites();
  expect(new Set(written).size).toBe(written.length); // nobody twice
  await app.validate();
  expect(ourWrites()).toEqual(written);
  expect([STAYS, LEAVES, 4].map(flagOf)).toEqual([1, 1, 1]);
  expect(await linkedInCheck()).toEqual({
    state: 'fail',
    detail: "LinkedIn's solutions are installed (LinkedIn), and values appear that nobody here wrote.",
    isReady: false,
  });
  const { status, refusal } = await switchOn(app);
  expect([status, refusal.map(({ name }) => name)]).toEqual([409, ['linkedInValidation']]);
});

it('has the column to itself until an admin has answered, and what was owed meanwhile is written then', async () => {
  const before = ourWrites();
  await leaves(LEAVES_LATER);
  await validateBesideLinkedIn([STAYS, 2, 8]);
  expect(ourWrites()).toEqual(before);
  expect(flagOf(LEAVES_LATER)).toBeNull();

  const answer = { method: 'POST', body: { confirm: 'linkedInIsSwitchedOff' } };
  expect((await app.call('safeguards', answer)).status).toBe(202);
  await app.validate();
  expect(ourWrites()).toEqual([...before, contactIdOf(LEAVES_LATER)]);
  expect(await linkedInCheck()).toMatchObject({ state: 'pass', isReady: true });
});
