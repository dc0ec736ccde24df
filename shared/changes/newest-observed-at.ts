import { instantOf, type Instant } from '../domain/calendar.ts';

/** When the newest was observed; one from the future, which only a wrong clock can give, counts as seen now. */
export function newestObservedAt(
  observed: readonly { observedAt: Instant }[],
  now: Date,
): Instant | undefined {
  let newest: number | undefined;
  for (const { observedAt } of observed) newest = Math.max(newest ?? -Infinity, Date.parse(observedAt));
  return newest === undefined ? undefined : instantOf(new Date(Math.min(newest, now.getTime())));
}
