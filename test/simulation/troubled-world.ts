import { GiveUp, RetryLater } from '../../shared/domain/failures.ts';
import { sameFlag, type Flag } from '../../shared/domain/flag.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import { contactIdOf } from '../builders/ids.ts';
import { comeToRest } from './come-to-rest.ts';
import { decisionDeed, type Deed } from './deed.ts';
import { KillAtCall } from './kill-at-call.ts';
import { noteEvidence } from './note-evidence.ts';
import { leaveOnce, personOf, type Circle } from './people.ts';
import { survive } from './survive.ts';
import { ProcessKilled, World } from './world.ts';

/** What happens to one contact or to the world; a seed is a list of these. */
export type Event =
  | { kind: 'leaves' | 'changesTitle' | 'isRemoved'; person: number }
  | { kind: 'setsFlag'; person: number; flag: Flag }
  | { kind: 'sweep' | 'deliver' | 'expireCursors' | 'nextDay' }
  | { kind: 'throttled' | 'unavailable' | 'signedOut'; times: number }
  | { kind: 'writesAreLost'; moment: 'before' | 'after' }
  | { kind: 'editorIsFaster'; person: number }
  | { kind: 'personIsFaster'; person: number; flag: Flag }
  | { kind: 'pluginRefuses'; person: number }
  | { kind: 'privilegesWithdrawn'; calls: number }
  | { kind: 'processDies'; at: number; moment: 'before' | 'after' };

/** An undo waits for as long as nobody confirms the environment: its message never leaves the queue. */
const AN_HOUR = { forMs: 3_600_000 };

/** A world in which everything goes wrong, and a record of who did what. */
export class TroubledWorld {
  readonly world: World;
  readonly deeds = new Map<ContactId, Deed[]>();
  readonly left = new Set<number>();
  readonly removed = new Set<number>();
  #seen = 0;
  #forbiddenCalls = 0;
  #lost: 'before' | 'after' | undefined;

  readonly #circle: Circle;

  constructor({
    persons,
    dailyFlagLimit = 500,
    ...circle
  }: Circle & { persons: number; dailyFlagLimit?: number }) {
    this.#circle = circle;
    const people = Array.from({ length: persons }, (_, index) => personOf(index + 1, circle));
    this.world = new World({
      contacts: people.map(({ contact }) => contact),
      accounts: people.map(({ account }) => account),
      observations: people.map(({ observation }) => observation),
      dailyFlagLimit,
    });
    for (const { contact } of people) this.deeds.set(contact.id, []);
    this.#troubleTheCrm();
    noteEvidence(this.world, {
      circle,
      left: this.left,
      note: (person) => {
        this.note(contactIdOf(person), { what: 'evidence' });
      },
    });
  }

  /** Calls may be forbidden, and the answer of a write may be lost on its way. */
  #troubleTheCrm(): void {
    const { crm } = this.world;
    const forbid = (): void => {
      if (this.#forbiddenCalls <= 0) return;
      this.#forbiddenCalls -= 1;
      throw new GiveUp('dataverse_forbidden', { detail: 'a privilege was withdrawn' });
    };
    const read = crm.readContacts.bind(crm);
    crm.readContacts = async (request) => {
      forbid();
      return read(request);
    };
    const write = crm.writeFlags.bind(crm);
    crm.writeFlags = async (request) => {
      forbid();
      const moment = this.#lost;
      this.#lost = undefined;
      if (moment === 'before') throw new RetryLater('dataverse_unavailable');
      const results = await write(request);
      this.#noteWrites();
      if (moment === 'after') throw new RetryLater('dataverse_unavailable');
      return results;
    };
  }

  #noteWrites(): void {
    const { appliedWrites } = this.world.crm;
    for (const { contactId, ...write } of appliedWrites.slice(this.#seen))
      this.note(contactId, { what: 'write', ...write });
    this.#seen = appliedWrites.length;
  }

  note(contactId: ContactId, deed: Deed): void {
    this.deeds.get(contactId)?.push(deed);
  }

  async happen(event: Event): Promise<void> {
    const { world } = this;
    switch (event.kind) {
      case 'leaves':
        this.#leave(event.person);
        return;
      case 'changesTitle':
        this.#retitle(event.person);
        return;
      case 'isRemoved':
        this.removed.add(event.person);
        world.crm.removeContact(contactIdOf(event.person));
        return;
      case 'setsFlag':
        await this.#decide(event.person, event.flag);
        return;
      case 'sweep':
        world.nowMs += 60_000;
        await survive(() => world.sweep(AN_HOUR));
        return;
      case 'deliver':
        await survive(() => world.drain(AN_HOUR));
        return;
      case 'expireCursors':
        world.crm.expireCursors();
        return;
      case 'nextDay':
        world.nowMs += 86_400_000;
        return;
      default:
        await this.#goWrong(event);
    }
  }

  async #goWrong(event: Event): Promise<void> {
    const { crm } = this.world;
    switch (event.kind) {
      case 'throttled':
        crm.throttleNext(event.times);
        return;
      case 'unavailable':
        crm.failNext(...many(event.times, () => new RetryLater('dataverse_unavailable')));
        return;
      case 'signedOut':
        crm.failNext(...many(event.times, () => new RetryLater('dataverse_sign_in')));
        return;
      case 'writesAreLost':
        this.#lost = event.moment;
        return;
      case 'editorIsFaster':
        crm.beforeNextWrite(() => {
          this.#retitle(event.person);
        });
        return;
      case 'personIsFaster':
        crm.beforeNextWrite(async () => this.#decide(event.person, event.flag));
        return;
      case 'pluginRefuses':
        crm.answerWrites(contactIdOf(event.person), { kind: 'refused', code: '0x80040265' });
        return;
      case 'privilegesWithdrawn':
        this.#forbiddenCalls = event.calls;
        return;
      case 'processDies':
        await this.dying(event, () => this.world.drain(AN_HOUR));
        return;
      default:
    }
  }

  /** The process dies during this work, unless it comes to its end before. */
  async dying(kill: { at: number; moment: 'before' | 'after' }, work: () => Promise<void>): Promise<void> {
    this.world.interfere = new KillAtCall(kill).interfere;
    try {
      await survive(work);
    } catch (fault) {
      if (!(fault instanceof ProcessKilled)) throw fault;
    } finally {
      this.world.interfere = (deps) => deps;
    }
  }

  #leave(person: number): void {
    leaveOnce(this.world, person, { circle: this.#circle, left: this.left });
  }

  #retitle(person: number): void {
    const { crm } = this.world;
    const contact = crm.contact(contactIdOf(person));
    if (contact === undefined) return;
    const { etag, ...seed } = contact;
    crm.saveContact({ ...seed, jobTitle: `Title after ${etag}` });
  }

  async #decide(person: number, flag: Flag): Promise<void> {
    const contactId = contactIdOf(person);
    const current = this.world.crm.flag(contactId);
    if (current === undefined || sameFlag(current, flag)) return;
    this.world.crm.setFlag({ contactId, flag });
    const snapshot = await this.world.snapshot(contactId);
    this.note(contactId, decisionDeed(snapshot, flag));
  }

  /** Nothing goes wrong any more, and the inputs rest: everything comes to its end. */
  async rest(): Promise<void> {
    const { world } = this;
    this.#forbiddenCalls = 0;
    this.#lost = undefined;
    world.interfere = (deps) => deps;
    world.crm.clearFaults();
    await comeToRest(world, AN_HOUR);
  }
}

const many = <Item>(times: number, make: () => Item): Item[] => Array.from({ length: times }, make);
