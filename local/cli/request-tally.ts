import * as z from 'zod';

const requestSchema = z.object({
  event: z.literal('dataverse.requested'),
  kind: z.string(),
  attempts: z.number(),
  throttled: z.number(),
  wireMs: z.number(),
});

/** Requests of one kind with what they took. */
export type RequestCost = { requests: number; retries: number; throttled: number; milliseconds: number };

/** Adds up what the app says of its requests to Dataverse, line by line. */
export class RequestTally {
  private readonly costs = new Map<string, RequestCost>();

  note(line: string): void {
    const start = line.indexOf('{"at":');
    if (start < 0 || !line.includes('"dataverse.requested"')) return;
    const { data } = requestSchema.safeParse(JSON.parse(line.slice(start)));
    if (data === undefined) return;
    const cost = this.costs.get(data.kind) ?? { requests: 0, retries: 0, throttled: 0, milliseconds: 0 };
    this.costs.set(data.kind, {
      requests: cost.requests + 1,
      retries: cost.retries + data.attempts - 1,
      throttled: cost.throttled + data.throttled,
      milliseconds: cost.milliseconds + data.wireMs,
    });
  }

  read(): Record<string, RequestCost> {
    return Object.fromEntries(this.costs);
  }
}
