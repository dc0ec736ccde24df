import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { makeDataverseDirectory } from '../../../shared/crm/dataverse-directory.ts';
import { makeDataverseEnvironment } from '../../../shared/crm/dataverse-environment.ts';
import { makeDataverseHttp } from '../../../shared/crm/dataverse-http.ts';
import { userIdOf } from '../../builders/ids.ts';
import { makeDataverseWorld, seedDirectory } from '../../shared/crm/dataverse-world.ts';
import { aPerson } from '../population.ts';
import { World } from '../world.ts';
import { KeepingCredential } from './keeping-credential.ts';

const LINKEDIN = 'abc_linkedin';
const FLAG = 'msdyn_orgchangestatus';
/** Small, so that tables have several pages. */
const PAGE_SIZE = 2;

export type WiredWorld = {
  world: World;
  dataverse: Dataverse;
  credential: KeepingCredential;
  /** Runs before the request that comes after so many more: something happens midway. */
  beforeRequest: (after: number, action: () => Promise<void> | void) => void;
  forgetPlans: () => void;
  requests: () => number;
};

/** The jobs of the product with the genuine client, over HTTP, on a Dataverse of their own; nobody waits in earnest. */
export async function openWiredWorld(persons: readonly number[]): Promise<WiredWorld> {
  const people = persons.map((person) => aPerson(person));
  const world = new World({ observations: people.map(({ observation }) => observation) });
  const dataverse = await startDataverse({
    linkedInUrlColumn: LINKEDIN,
    now: () => new Date(world.nowMs),
  });
  seed(dataverse, people);
  const credential = new KeepingCredential(dataverse);
  const midway = makeMidway();
  const http = makeDataverseHttp({
    url: dataverse.url,
    credential,
    now: world.clock.now,
    random: () => 0.5,
    telemetry: world.telemetry,
    sharedPause: world.state.control,
    sleep: async (waitMs) => {
      world.nowMs += waitMs;
    },
    fetch: async (input, init) => {
      await midway.pass();
      return fetch(input, init);
    },
  });
  const options = { flagColumn: FLAG, linkedInColumn: LINKEDIN, pageSize: PAGE_SIZE };
  const adapters = {
    changes: makeDataverseChanges(http, options),
    contacts: makeDataverseContacts(http, options),
    directory: makeDataverseDirectory(http, options),
    environment: makeDataverseEnvironment(http, { ...options, now: world.clock.now }),
  };
  world.prerequisites.organizationId = dataverse.caller.organizationId;
  world.interfere = (deps) => ({ ...deps, ...adapters });
  return {
    world,
    dataverse,
    credential,
    beforeRequest: midway.before,
    forgetPlans: midway.forget,
    requests: midway.count,
  };
}

function seed(dataverse: Dataverse, people: readonly ReturnType<typeof aPerson>[]): void {
  const rows = makeDataverseWorld(dataverse);
  seedDirectory(dataverse.store, {
    users: [{ id: userIdOf(1) }],
    teamMemberships: [],
    roleHolders: [],
    roleTeams: [],
    roleCopies: [],
  });
  for (const { account, contact } of people) {
    rows.saveAccount(account);
    rows.saveContact(contact);
    dataverse.store.upsert('contact', { contactid: contact.id, [LINKEDIN]: contact.linkedInUrl });
  }
}

type Action = () => Promise<void> | void;

function makeMidway() {
  let passed = 0;
  let planned: { at: number; action: Action }[] = [];
  return {
    before: (after: number, action: Action) => {
      planned.push({ at: passed + after, action });
    },
    pass: async () => {
      passed += 1;
      const due = planned.filter(({ at }) => at <= passed);
      planned = planned.filter(({ at }) => at > passed);
      for (const { action } of due) await action();
    },
    forget: () => {
      planned = [];
    },
    count: () => passed,
  };
}
