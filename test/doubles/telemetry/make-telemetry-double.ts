import type { Telemetry, TelemetryEvent, TelemetryEvents } from '../../../shared/telemetry/contract.ts';

/** One recorded event with its own fields. */
export type RecordedEvent = {
  [Event in TelemetryEvent]: { event: Event; fields: TelemetryEvents[Event] };
}[TelemetryEvent];

export type TelemetryDouble = Telemetry & {
  /** All events in the order of their recording. */
  readonly events: readonly RecordedEvent[];
  /** The fields of the events of one name. */
  eventsOf: <Event extends TelemetryEvent>(event: Event) => readonly TelemetryEvents[Event][];
};

export function makeTelemetryDouble(): TelemetryDouble {
  const events: RecordedEvent[] = [];
  return {
    events,
    record: (event, fields) => {
      // The pair belongs together by the signature of `record`; TypeScript cannot follow it into the union.
      events.push({ event, fields } as RecordedEvent);
    },
    eventsOf: <Event extends TelemetryEvent>(event: Event) =>
      events
        .filter((recorded) => recorded.event === event)
        .map((recorded) => recorded.fields as TelemetryEvents[Event]), // the filter kept this event only
  };
}
