import type { ChangeFeed, ContactStore, Directory } from '../../shared/crm/contract.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { RetryLater } from '../../shared/domain/failures.ts';
import type { ControlStore } from '../../shared/state/contract.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Service protection of Dataverse, per user and web server (reference: Microsoft's page on API limits). */
const WINDOW_MS = 5 * 60_000;
const REQUESTS_MAX = 6000;
const EXECUTION_MS_MAX = 1_200_000;

/** How long requests take: measured on no tenant of ours, given by the benchmark's definition. */
const SERVICE_MS = { pageOf5000: 1500, readOf100: 300, patchPart: 60 };
const PAGE_ROWS = 5000;
const READ_ROWS = 100;

export type CrmCalls = { pages: number; reads: number; batches: number; parts: number; throttled: number };

type Crm = ChangeFeed & ContactStore & Directory;
type Spent = { atMs: number; executionMs: number };

/** Takes the time that Dataverse takes, and refuses what it would refuse. */
export class LimitedCrm implements Crm {
  readonly calls: CrmCalls = { pages: 0, reads: 0, batches: 0, parts: 0, throttled: 0 };
  executionMs = 0;
  readonly #crm: Crm;
  readonly #time: VirtualTime;
  readonly #control: Pick<ControlStore, 'pauseUntil'>;
  #spent: Spent[] = [];

  constructor(deps: { crm: Crm; time: VirtualTime; control: Pick<ControlStore, 'pauseUntil'> }) {
    this.#crm = deps.crm;
    this.#time = deps.time;
    this.#control = deps.control;
  }

  readChanges: Crm['readChanges'] = async (request) => {
    const page = await this.#crm.readChanges(request);
    const rows = page.kind === 'expired' ? 0 : page.rows.length;
    this.calls.pages += 1;
    await this.#serve(Math.max(200, (SERVICE_MS.pageOf5000 * rows) / PAGE_ROWS));
    return page;
  };

  readContacts: Crm['readContacts'] = async (request) => {
    this.calls.reads += 1;
    await this.#serve(Math.max(50, (SERVICE_MS.readOf100 * request.ids.length) / READ_ROWS));
    return this.#crm.readContacts(request);
  };

  writeFlags: Crm['writeFlags'] = async (request) => {
    this.calls.batches += 1;
    this.calls.parts += request.writes.length;
    await this.#serve(SERVICE_MS.patchPart * request.writes.length);
    return this.#crm.writeFlags(request);
  };

  listContactsOfAccounts: Crm['listContactsOfAccounts'] = async (request) => {
    this.calls.reads += 1;
    await this.#serve(SERVICE_MS.readOf100);
    return this.#crm.listContactsOfAccounts(request);
  };

  listChildAccounts: Crm['listChildAccounts'] = async (request) => {
    this.calls.reads += 1;
    await this.#serve(SERVICE_MS.readOf100);
    return this.#crm.listChildAccounts(request);
  };

  listExisting: Crm['listExisting'] = async (request) => {
    this.calls.reads += 1;
    await this.#serve(SERVICE_MS.readOf100);
    return this.#crm.listExisting(request);
  };

  listSyncingUsers: Crm['listSyncingUsers'] = (request) => this.#crm.listSyncingUsers(request);
  listTeamMemberships: Crm['listTeamMemberships'] = (request) => this.#crm.listTeamMemberships(request);

  async #serve(executionMs: number): Promise<void> {
    const since = this.#time.nowMs - WINDOW_MS;
    this.#spent = this.#spent.filter(({ atMs }) => atMs > since);
    const used = this.#spent.reduce((sum, one) => sum + one.executionMs, 0);
    if (this.#spent.length >= REQUESTS_MAX || used + executionMs > EXECUTION_MS_MAX) await this.#refuse();
    this.#spent.push({ atMs: this.#time.nowMs, executionMs });
    this.executionMs += executionMs;
    await this.#time.sleep(executionMs);
  }

  /** Until enough of the window has passed that a tenth of it is free again. */
  async #refuse(): Promise<never> {
    this.calls.throttled += 1;
    const tenth = this.#spent[Math.floor(this.#spent.length / 10)];
    const retryAfterMs = Math.max(1000, (tenth?.atMs ?? 0) + WINDOW_MS - this.#time.nowMs);
    await this.#control.pauseUntil(instantOf(new Date(this.#time.nowMs + retryAfterMs)));
    throw new RetryLater('dataverse_throttled', { retryAfterMs });
  }
}
