import type { TypedData } from './core-api.ts';
import type { Trigger } from './index-functions.ts';
import type { Listener } from './listener.ts';
import type { TimerStatus, TimerStatusFile } from './timer-status-file.ts';

type TimerTrigger = Extract<Trigger, { kind: 'timer' }>;
const MONITORED_INTERVAL_MS = 60_000; // the host keeps no state for schedules under a minute
const LONGEST_SLEEP_MS = 2 ** 31 - 1; // setTimeout overflows beyond

/** Whether state is kept: asked for, and the occurrences at least a minute apart. */
export function isMonitored({ schedule, useMonitor }: TimerTrigger, now: Date): boolean {
  const next = schedule.nextAfter(now);
  return useMonitor && schedule.nextAfter(next).getTime() - next.getTime() >= MONITORED_INTERVAL_MS;
}

export function toTimerInput(isPastDue: boolean, status: TimerStatus | undefined): TypedData {
  const scheduleStatus =
    status === undefined ? null : { Last: status.last, Next: status.next, LastUpdated: status.lastUpdated };
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: scheduleStatus,
      IsPastDue: isPastDue,
    }),
  };
}

/**
 * Fires a function on its schedule, never two occurrences at once. Occurrences missed while nothing ran are made up
 * for by one call. A call by hand goes past this listener, as in the host, and may overlap.
 */
export class TimerListener implements Listener {
  readonly #trigger: TimerTrigger;
  readonly #statusFile: TimerStatusFile | undefined;
  readonly #fire: (input: TypedData) => Promise<unknown>;
  #sleep: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(at: {
    trigger: TimerTrigger;
    /** Absent: no state is kept. */
    statusFile?: TimerStatusFile | undefined;
    fire: (input: TypedData) => Promise<unknown>;
  }) {
    this.#trigger = at.trigger;
    this.#statusFile = at.statusFile;
    this.#fire = at.fire;
  }

  async start(): Promise<void> {
    const now = new Date();
    const status = await this.#statusFile?.read();
    const missed = status !== undefined && new Date(status.next) <= now;
    if (missed || this.#trigger.runOnStartup) {
      void this.#run({ occurrence: now, isPastDue: missed });
      return;
    }
    if (status === undefined) await this.#save(new Date(0));
    this.#sleepUntil(this.#trigger.schedule.nextAfter(now));
  }

  stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#sleep);
    return Promise.resolve();
  }

  #sleepUntil(occurrence: Date): void {
    if (this.#stopped) return;
    const remainingMs = occurrence.getTime() - Date.now();
    this.#sleep = setTimeout(
      () => {
        if (remainingMs > LONGEST_SLEEP_MS) this.#sleepUntil(occurrence);
        else void this.#run({ occurrence, isPastDue: false });
      },
      Math.min(Math.max(remainingMs, 0), LONGEST_SLEEP_MS),
    );
  }

  async #run({ occurrence, isPastDue }: { occurrence: Date; isPastDue: boolean }): Promise<void> {
    const status = await this.#statusFile?.read();
    await this.#fire(toTimerInput(isPastDue, status)).catch(() => undefined); // the invoker has logged it
    await this.#save(occurrence);
    this.#sleepUntil(this.#trigger.schedule.nextAfter(new Date(Math.max(Date.now(), occurrence.getTime()))));
  }

  /** Only after the call: a crash during it leaves the occurrence to be made up for. */
  async #save(last: Date): Promise<void> {
    const now = new Date();
    await this.#statusFile?.write({
      last: last.toISOString(),
      next: this.#trigger.schedule.nextAfter(now).toISOString(),
      lastUpdated: now.toISOString(),
    });
  }
}
