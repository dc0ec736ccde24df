import { knownError, type DataverseError } from './dataverse-error.ts';

/** Limits of one user on one web server; a limit left out does not apply. The cloud's are 6000, 1,200,000 ms, 52 and 300 s. */
export type ProtectionLimitSettings = {
  readonly requests?: number;
  readonly executionMs?: number;
  readonly concurrentRequests?: number;
  readonly windowMs?: number;
  /** Execution time to book for every request instead of the real one, which is far shorter here than in the cloud. */
  readonly costMs?: number;
  /** Web servers that share the load; each keeps its own account. */
  readonly servers?: number;
};

export const DOCUMENTED_LIMITS: ProtectionLimitSettings = {
  requests: 6000,
  executionMs: 1_200_000,
  concurrentRequests: 52,
  windowMs: 300_000,
};

const DEFAULT_WINDOW_MS = 300_000;

type Entry = { readonly at: number; costMs: number };
type Server = { entries: Entry[]; spentMs: number; running: number; refusedInARow: number };

/** What a request holds while it runs. */
type Admission = {
  readonly headers: Readonly<Record<string, string>>;
  readonly leave: (elapsedMs: number) => void;
};

/** Service protection over a sliding window, switchable while the server runs. */
export class ProtectionLimits {
  private readonly now: () => Date;
  private settings: ProtectionLimitSettings = {};
  private servers: Server[] = [];
  private turn = 0;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** New limits, with empty accounts; `{}` switches them off. */
  set(settings: ProtectionLimitSettings): void {
    this.settings = settings;
    const { requests, executionMs, concurrentRequests } = settings;
    const isOff = [requests, executionMs, concurrentRequests].every((limit) => limit === undefined);
    this.servers = Array.from({ length: isOff ? 0 : (settings.servers ?? 1) }, () => ({
      entries: [],
      spentMs: 0,
      running: 0,
      refusedInARow: 0,
    }));
    this.turn = 0;
  }

  /** Lets a request in or throws the 429 it meets. */
  admit(): Admission {
    const server = this.servers[this.turn % Math.max(this.servers.length, 1)];
    this.turn += 1;
    if (server === undefined) return { headers: {}, leave: () => undefined };
    this.forgetOld(server);
    const refusal = this.refusal(server);
    if (refusal !== undefined) {
      server.refusedInARow += 1;
      throw refusal;
    }
    server.refusedInARow = 0;
    server.running += 1;
    const entry = { at: this.now().getTime(), costMs: 0 };
    server.entries.push(entry);
    const leave = (elapsedMs: number) => {
      server.running -= 1;
      entry.costMs = this.settings.costMs ?? elapsedMs;
      server.spentMs += entry.costMs;
    };
    return { headers: this.remaining(server), leave };
  }

  private windowMs(): number {
    return this.settings.windowMs ?? DEFAULT_WINDOW_MS;
  }

  private forgetOld(server: Server): void {
    const oldest = this.now().getTime() - this.windowMs();
    for (
      let first = server.entries[0];
      first !== undefined && first.at <= oldest;
      first = server.entries[0]
    ) {
      server.spentMs -= first.costMs;
      server.entries.shift();
    }
  }

  private refusal(server: Server): DataverseError | undefined {
    const { requests, executionMs, concurrentRequests } = this.settings;
    const seconds = this.windowMs() / 1000;
    const headers = { 'Retry-After': String(this.retryAfterSeconds(server)) };
    if (concurrentRequests !== undefined && server.running >= concurrentRequests) {
      return knownError('ThrottlingConcurrencyLimitExceededError', {
        values: [concurrentRequests],
        headers: { 'Retry-After': '1' },
      });
    }
    if (requests !== undefined && server.entries.length >= requests) {
      return knownError('ThrottlingBurstRequestLimitExceededError', { values: [requests, seconds], headers });
    }
    if (executionMs !== undefined && server.spentMs >= executionMs) {
      return knownError('ThrottlingTimeExceededError', { values: [executionMs, seconds], headers });
    }
    return undefined;
  }

  /** Until the oldest request leaves the window; sending on lengthens the wait by a second each time. */
  private retryAfterSeconds(server: Server): number {
    const oldest = server.entries[0]?.at ?? this.now().getTime();
    const waitMs = oldest + this.windowMs() - this.now().getTime();
    return Math.max(1, Math.ceil(waitMs / 1000)) + server.refusedInARow;
  }

  private remaining(server: Server): Record<string, string> {
    const { requests, executionMs } = this.settings;
    return {
      ...(requests === undefined
        ? {}
        : { 'x-ms-ratelimit-burst-remaining-xrm-requests': String(requests - server.entries.length) }),
      ...(executionMs === undefined
        ? {}
        : {
            'x-ms-ratelimit-time-remaining-xrm-requests': ((executionMs - server.spentMs) / 1000).toFixed(2),
          }),
    };
  }
}
