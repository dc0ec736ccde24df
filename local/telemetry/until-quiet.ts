import { setTimeout } from 'node:timers/promises';

/** Four times as long as the app holds spans back (`OTEL_BSP_SCHEDULE_DELAY`): with none left to send it is silent. */
export const HELD_BACK_MS = 500;
const QUIET_MS = 4 * HELD_BACK_MS;
/** An app that works on has no quiet spell; what it told until then is near enough. */
const WAIT_MAX_MS = 15_000;

/** Ends once nothing has come for a while, counted from the call. */
export async function untilQuiet(lastAt: () => number): Promise<void> {
  const start = performance.now();
  for (let now = start; now - start < WAIT_MAX_MS; now = performance.now()) {
    const left = Math.max(start, lastAt()) + QUIET_MS - now;
    if (left <= 0) return;
    await setTimeout(left);
  }
}
