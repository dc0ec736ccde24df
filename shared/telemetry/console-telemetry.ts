import type { Telemetry, Tracing } from './contract.ts';

/** One line of JSON per event: `at`, `event`, then its fields. */
export const makeConsoleTelemetry = ({
  now,
  write,
}: {
  now: () => Date;
  write: (line: string) => void;
}): Telemetry => ({
  record: (event, fields) => {
    write(JSON.stringify({ at: now().toISOString(), event, ...fields }));
  },
});

/** Where nobody collects traces. */
export const NO_TRACING: Tracing = { trace: (_, work) => work(), traceParent: () => undefined };
