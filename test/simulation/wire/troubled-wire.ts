import { sameFlag, storedFlagSchema, type Flag, type StoredFlag } from '../../../shared/domain/flag.ts';
import { auditIdSchema, contactIdSchema, type ContactId } from '../../../shared/domain/ids.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { comeToRest } from '../come-to-rest.ts';
import { decisionDeed, type Deed } from '../deed.ts';
import { noteEvidence } from '../note-evidence.ts';
import { leaveOnce } from '../people.ts';
import { survive } from '../survive.ts';
import type { Where, WireEvent } from './wire-trouble.ts';
import { openWiredWorld, type When, type WiredWorld } from './wired-world.ts';

const FLAG_COLUMN = 'msdyn_orgchangestatus';

const matchOf = (where: Where) =>
  ({ anywhere: {}, batch: { path: '$batch' }, part: { isBatchPart: true } })[where];

/** A wire on which everything goes wrong, and a record of who did what behind it. */
export class TroubledWire {
  readonly deeds = new Map<ContactId, Deed[]>();
  readonly left = new Set<number>();
  readonly removed = new Set<number>();
  readonly wired: WiredWorld;
  readonly #withdrawn = new Set<string>();
  #seen = 0;

  private constructor(wired: WiredWorld, persons: readonly number[]) {
    this.wired = wired;
    for (const person of persons) this.deeds.set(contactIdOf(person), []);
    noteEvidence(wired.world, {
      circle: {},
      left: this.left,
      note: (person) => {
        this.#note(contactIdOf(person), { what: 'evidence' });
      },
    });
  }

  static async open(persons: readonly number[]): Promise<TroubledWire> {
    return new TroubledWire(await openWiredWorld(persons), persons);
  }

  flag(contactId: ContactId): StoredFlag | undefined {
    const row = this.wired.dataverse.store.read('contact', contactId);
    return row && storedFlagSchema.parse(row[FLAG_COLUMN] ?? null);
  }

  /** What took effect since the last look, before anybody does anything else. */
  noteWrites(): void {
    const applied = [...this.wired.dataverse.appliedWrites];
    for (const { id, changes, tag } of applied.slice(this.#seen)) {
      const to = storedFlagSchema.parse(changes[FLAG_COLUMN]);
      this.#note(contactIdSchema.parse(id), {
        what: 'write',
        from: null,
        to,
        auditId: auditIdSchema.parse(tag),
      });
    }
    this.#seen = applied.length;
  }

  #note(contactId: ContactId, deed: Deed): void {
    this.deeds.get(contactId)?.push(deed);
  }

  async happen(event: WireEvent): Promise<void> {
    const { world, dataverse } = this.wired;
    switch (event.kind) {
      case 'leaves':
        leaveOnce(world, event.person, { circle: {}, left: this.left });
        return;
      case 'changesTitle':
        this.#retitle(event.person);
        return;
      case 'isRemoved':
        this.removed.add(event.person);
        dataverse.store.remove('contact', contactIdOf(event.person));
        return;
      case 'setsFlag':
        await this.#decideLater(event);
        return;
      case 'sweep':
        world.nowMs += 60_000;
        await survive(() => world.sweep());
        return;
      case 'deliver':
        await survive(() => world.drain());
        return;
      case 'nextDay':
        world.nowMs += 86_400_000;
        return;
      default:
        this.#goWrong(event);
    }
  }

  #goWrong(event: WireEvent): void {
    const { dataverse, credential, beforeRequest } = this.wired;
    const { faults } = dataverse;
    switch (event.kind) {
      case 'deltaTokensExpire':
        dataverse.expireDeltaTokens();
        return;
      case 'throttled': {
        const { times, where, seconds } = event;
        const fault = { status: 429, code: '0x80072322', retryAfterSeconds: seconds };
        faults.failNext({ ...fault, times, match: matchOf(where) });
        return;
      }
      case 'unavailable':
        faults.failNext({ status: event.status, times: event.times, match: matchOf(event.where) });
        return;
      case 'cut':
        faults.resetNext({ moment: event.moment, times: event.times, match: matchOf(event.where) });
        return;
      case 'editorIsFaster':
        faults.otherWriterNext({ times: event.times, match: { method: 'PATCH' } });
        return;
      case 'personIsFaster':
        beforeRequest('write', async (body) => {
          const [contactId] = [...this.deeds.keys()].filter((id) => body.includes(id));
          if (contactId !== undefined) await this.#decide({ contactId, flag: event.flag });
        });
        return;
      case 'pluginRefuses':
        faults.rejectRows({ entity: 'contact', id: contactIdOf(event.person), column: FLAG_COLUMN });
        return;
      case 'tokenExpires':
        beforeRequest(event.when, () => {
          credential.expire();
        });
        return;
      case 'signInFails':
        credential.failNext(event.times);
        return;
      case 'privilegesWithdrawn':
        beforeRequest(event.when, () => {
          this.#withdrawn.add(event.privilege);
          dataverse.withdrawPrivileges(event.privilege);
        });
        return;
      case 'privilegesReturn':
        dataverse.grantPrivileges(...this.#withdrawn);
        return;
      default:
    }
  }

  #retitle(person: number): void {
    const { world, dataverse } = this.wired;
    const contactid = contactIdOf(person);
    if (dataverse.store.read('contact', contactid) === undefined) return;
    dataverse.store.upsert('contact', { contactid, jobtitle: `Title at ${String(world.nowMs)}` });
  }

  async #decideLater({ person, flag, when }: { person: number; flag: Flag; when: When }): Promise<void> {
    const decision = { contactId: contactIdOf(person), flag };
    if (when === 0) await this.#decide(decision);
    else this.wired.beforeRequest(when, () => this.#decide(decision));
  }

  async #decide({ contactId, flag }: { contactId: ContactId; flag: Flag }): Promise<void> {
    const current = this.flag(contactId);
    if (current === undefined || sameFlag(current, flag)) return;
    this.noteWrites();
    this.wired.dataverse.store.upsert('contact', { contactid: contactId, [FLAG_COLUMN]: flag });
    const snapshot = await this.wired.world.snapshot(contactId);
    this.#note(contactId, decisionDeed(snapshot, flag));
  }

  /** Nothing goes wrong any more, and the inputs rest: everything comes to its end. */
  async rest(): Promise<void> {
    const { world, dataverse, credential, forgetPlans } = this.wired;
    forgetPlans();
    dataverse.faults.clear();
    dataverse.grantPrivileges(...this.#withdrawn);
    credential.failNext(0);
    await comeToRest(world);
    this.noteWrites();
  }
}
