import type { RequestCounts, Telemetry } from '../telemetry/contract.ts';
import { requestKindOf } from './request-kind.ts';
import type { Attempt, DataverseRequest } from './send-once.ts';

type Deps = { now: () => Date; telemetry: Telemetry };

/** Counts what one request took until it was answered: tries on the wire, 429s among them, and time on the wire. */
export function accountRequest({ now, telemetry }: Deps, request: DataverseRequest) {
  const counts: RequestCounts = { attempts: 0, throttled: 0, wireMs: 0 };
  return {
    async onWire<Body>(send: () => Promise<Attempt<Body>>): Promise<Attempt<Body>> {
      const startedAtMs = now().getTime();
      counts.attempts += 1;
      try {
        const outcome = await send();
        if (outcome.kind === 'throttled') counts.throttled += 1;
        return outcome;
      } finally {
        counts.wireMs += now().getTime() - startedAtMs;
      }
    },
    /** Of a request that waited and was never sent there is nothing to tell. */
    close(): void {
      if (counts.attempts > 0)
        telemetry.record('dataverse.requested', { kind: requestKindOf(request), ...counts });
    },
  };
}
