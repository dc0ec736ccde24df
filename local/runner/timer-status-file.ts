import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const timerStatusSchema = z.object({
  last: z.iso.datetime(),
  next: z.iso.datetime(),
  lastUpdated: z.iso.datetime(),
});
export type TimerStatus = z.infer<typeof timerStatusSchema>;

/** Where a timer's schedule stands, kept over restarts; the host keeps it in its storage account. */
export class TimerStatusFile {
  readonly #folder: string;
  readonly #file: string;

  constructor({ stateDir, functionName }: { stateDir: string; functionName: string }) {
    this.#folder = join(stateDir, 'timers');
    this.#file = join(this.#folder, `${functionName}.json`);
  }

  async read(): Promise<TimerStatus | undefined> {
    try {
      return timerStatusSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return undefined; // absent or unreadable: the schedule starts afresh, which costs at most one missed tick
    }
  }

  async write(status: TimerStatus): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${this.#file}.new`, JSON.stringify(status));
    await rename(`${this.#file}.new`, this.#file); // a kill leaves the old or the new file, never half a one
  }
}
