import type { Telemetry, TelemetryEvent, TelemetryEvents } from '../../../shared/telemetry/contract.ts';

type Recorded = { [Event in TelemetryEvent]: { event: Event } & TelemetryEvents[Event] }[TelemetryEvent];

/** Keeps what was recorded. */
export class TelemetryDouble implements Telemetry {
  readonly events: Recorded[] = [];

  record<Event extends TelemetryEvent>(event: Event, fields: TelemetryEvents[Event]): void {
    // The union is exactly the pairs that `record` accepts; TypeScript cannot see it through the type parameter.
    this.events.push({ event, ...fields } as unknown as Recorded);
  }

  of<Event extends TelemetryEvent>(event: Event): Extract<Recorded, { event: Event }>[] {
    return this.events.filter((recorded): recorded is Extract<Recorded, { event: Event }> => recorded.event === event);
  }
}
