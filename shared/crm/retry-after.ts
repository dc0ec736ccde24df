/** Service protection asks for seconds; without a number this is long enough to leave its 300 s window alone. */
const UNSTATED_WAIT_MS = 5_000;
/** Dataverse states whole seconds: 0 would mean sending on at once, which lengthens the next wait. */
const SHORTEST_WAIT_MS = 1_000;
/** Windows last 5 minutes; whatever asks for more than an hour has a wrong clock. */
const LONGEST_WAIT_MS = 3_600_000;

const statedWaitMs = (value: string, now: Date): number =>
  /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();

/** Reads a Retry-After header: seconds or a date (RFC 9110 §10.2.3). */
export function readRetryAfter(header: string | null | undefined, now: Date): number {
  const waitMs = header == null ? Number.NaN : statedWaitMs(header.trim(), now);
  if (Number.isNaN(waitMs)) return UNSTATED_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, waitMs));
}
