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

/** So many requests later, or before the next that writes. */
export type When = number | 'write';
/** `body`: of that request. */
type Action = (body: string) => Promise<void> | void;

export type WiredWorld = {
  world: World;
  dataverse: Dataverse;
  credential: KeepingCredential;
  /** Something happens midway: just before that request. */
  beforeRequest: (when: When, action: Action) => void;
  forgetPlans: () => void;
  /** Audit ids of writes whose request nobody answered. */
  unanswered: ReadonlySet<string>;
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
  const unanswered = new Set<string>();
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
      const body = typeof init?.body === 'string' ? init.body : '';
      await midway.pass({ isWrite: init?.method === 'POST', body });
      return noteUnanswered(fetch(input, init), { body, unanswered });
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
    unanswered,
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

async function noteUnanswered(
  answer: Promise<Response>,
  { body, unanswered }: { body: string; unanswered: Set<string> },
): Promise<Response> {
  try {
    return await answer;
  } catch (fault) {
    for (const [, auditId = ''] of body.matchAll(/[?]tag=([0-9a-f]+)/g)) unanswered.add(auditId);
    throw fault;
  }
}

function makeMidway() {
  let passed = 0;
  let planned: { at: When; action: Action }[] = [];
  return {
    before: (when: When, action: Action) => {
      planned.push({ at: when === 'write' ? when : passed + when, action });
    },
    pass: async ({ isWrite, body }: { isWrite: boolean; body: string }) => {
      passed += 1;
      const isDue = (at: When): boolean => (at === 'write' ? isWrite : at <= passed);
      const due = planned.filter(({ at }) => isDue(at));
      planned = planned.filter(({ at }) => !isDue(at));
      for (const { action } of due) await action(body);
    },
    forget: () => {
      planned = [];
    },
  };
}
