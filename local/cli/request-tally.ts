import * as z from 'zod';
import { durationMs } from '../telemetry/envelope-counts.ts';
import type { Envelope } from '../telemetry/envelope.ts';

const requestSchema = z.object({
  event: z.literal('dataverse.requested'),
  kind: z.string(),
  attempts: z.number(),
  throttled: z.number(),
  wireMs: z.number(),
});

/** The same as a span (shared/telemetry/open-telemetry.ts); what a span says of itself arrives as text. */
const SPAN_NAME = /^Dataverse (\w+)$/;
const spanSchema = z.object({ attempts: z.coerce.number(), throttled: z.coerce.number() });

type Request = Omit<z.infer<typeof requestSchema>, 'event'>;

/** Requests of one kind with what they took. */
export type RequestCost = { requests: number; retries: number; throttled: number; milliseconds: number };

/** Adds up what the app says of its requests to Dataverse: in lines, or in telemetry where that is collected. */
export class RequestTally {
  private readonly costs = new Map<string, RequestCost>();

  note(line: string): void {
    const start = line.indexOf('{"at":');
    if (start < 0 || !line.includes('"dataverse.requested"')) return;
    const { data } = requestSchema.safeParse(JSON.parse(line.slice(start)));
    if (data !== undefined) this.add(data);
  }

  noteEnvelope({ data: { baseType, baseData } }: Envelope): void {
    if (baseType !== 'RemoteDependencyData') return;
    const kind = SPAN_NAME.exec(baseData.name)?.[1];
    const { data } = spanSchema.safeParse(baseData.properties);
    if (kind !== undefined && data !== undefined)
      this.add({ kind, ...data, wireMs: durationMs(baseData.duration) });
  }

  private add({ kind, attempts, throttled, wireMs }: Request): void {
    const cost = this.costs.get(kind) ?? { requests: 0, retries: 0, throttled: 0, milliseconds: 0 };
    this.costs.set(kind, {
      requests: cost.requests + 1,
      retries: cost.retries + attempts - 1,
      throttled: cost.throttled + throttled,
      milliseconds: cost.milliseconds + wireMs,
    });
  }

  read(): Record<string, RequestCost> {
    return Object.fromEntries(this.costs);
  }
}
