import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../../local/bench/population/seeded-random.ts';
import type { LocalWorld } from './local-world.ts';

const LOOK_EVERY_MS = 4;
/** A dead runner is started again within a second; far longer means that it does not come back. */
const RESTART_PATIENCE_MS = 30_000;

/** Counted since the process that is to die began. */
export type Moment = { of: 'dataverseRequests' | 'tableOperations' | 'appliedWrites'; after: number };

/** What was left undone at the moment of death, read from state before the next process can touch it. */
export type Kill = Moment & { stage: string; jobsOpen: number; pendingWrites: number; inMidSweep: boolean };

type Aim = { after: number; pid: number; signal: AbortSignal };

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Requests until the pages of a small population are read, and a few of the jobs that follow. */
const REQUESTS_OF_A_SCAN = 12;

/**
 * Moments in the order of work, not of the clock: a slow machine is killed at the same places as a fast one. The first
 * of a run falls into the scan, half of the others just after Dataverse took a write, before the app can hear of it.
 */
export function randomMoment(
  random: SeededRandom,
  limits: { isFirst: boolean; operations: number; writes: number },
): Moment {
  if (limits.isFirst) return { of: 'dataverseRequests', after: 1 + random.below(REQUESTS_OF_A_SCAN) };
  return random.chance(0.5)
    ? { of: 'tableOperations', after: 1 + random.below(limits.operations) }
    : { of: 'appliedWrites', after: 1 + random.below(limits.writes) };
}

/** Kills the runner by the id in runner.pid, as an operator's `kill -9` or the platform's out-of-memory would. */
export class RunnerKiller {
  readonly kills: Kill[] = [];
  readonly #world: LocalWorld;

  constructor(world: LocalWorld) {
    this.#world = world;
  }

  /** False when `signal` (the run has ended) came first. */
  async killAt(moment: Moment, signal: AbortSignal): Promise<boolean> {
    const pid = await this.#runnerPid();
    const aim = { after: moment.after, pid, signal };
    const killed = moment.of === 'appliedWrites' ? this.#killAtWrite(aim) : this.#killAtCount(aim, moment.of);
    if (!(await killed)) return false;
    this.kills.push({ ...moment, ...(await this.#whatIsLeft()) });
    await this.#nextRunner(pid);
    return true;
  }

  /** At the write itself: the stand-in, which is in this process, has not answered yet. */
  async #killAtWrite({ after, pid, signal }: Aim): Promise<boolean> {
    if (signal.aborted) return false;
    const { appliedWrites } = this.#world.platform.dataverse;
    const append = appliedWrites.append.bind(appliedWrites);
    const died = Promise.withResolvers<boolean>();
    let left = after;
    appliedWrites.append = (write) => {
      append(write);
      left -= 1;
      if (left > 0) return;
      process.kill(pid, 'SIGKILL');
      died.resolve(true);
    };
    signal.addEventListener('abort', () => {
      died.resolve(false);
    });
    return await died.promise.finally(() => {
      appliedWrites.append = append;
    });
  }

  async #killAtCount(
    { after, pid, signal }: Aim,
    of: 'dataverseRequests' | 'tableOperations',
  ): Promise<boolean> {
    const count = of === 'tableOperations' ? () => this.tableOperations() : () => this.#dataverseRequests();
    const before = await count();
    while ((await count()) - before < after) {
      if (signal.aborted) return false;
      await wait(LOOK_EVERY_MS);
    }
    process.kill(pid, 'SIGKILL');
    return true;
  }

  #dataverseRequests(): number {
    return sumOf(this.#world.platform.dataverse.statistics().requests);
  }

  async tableOperations(): Promise<number> {
    const { tableOperations } = await this.#world.platform.measure();
    return sumOf(tableOperations);
  }

  async #whatIsLeft(): Promise<Omit<Kill, keyof Moment>> {
    const { control, runs, snapshots } = this.#world.services;
    const sweep = await control.readSweep();
    if (sweep === undefined) return { stage: 'none', jobsOpen: 0, pendingWrites: 0, inMidSweep: false };
    const { jobsSent, jobsDone } = await runs.readProgress(sweep.row.runId);
    const { snapshots: rows } = await snapshots.listSnapshots({ next: undefined, limit: 1000 });
    const { stage } = sweep.row;
    return {
      stage,
      jobsOpen: jobsSent - jobsDone,
      pendingWrites: rows.filter(({ pending }) => pending !== undefined).length,
      inMidSweep: stage !== 'finished' || jobsDone < jobsSent,
    };
  }

  /** Never 0, which an unfinished file would give: a signal to 0 goes to everybody, this process included. */
  async #runnerPid(): Promise<number> {
    const pid = Number(await readFile(this.#world.folder.file('runner.pid'), 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) throw new Error(`runner.pid names no process: ${pid}`);
    return pid;
  }

  async #nextRunner(dead: number): Promise<void> {
    const until = Date.now() + RESTART_PATIENCE_MS;
    while ((await this.#runnerPid()) === dead) {
      if (Date.now() > until) throw new Error(`the runner ${dead} was killed and none came after it`);
      await wait(LOOK_EVERY_MS);
    }
  }
}
