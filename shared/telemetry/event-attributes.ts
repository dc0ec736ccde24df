import { digest } from '../domain/digest.ts';
import type { TelemetryEvent, TelemetryEvents } from './contract.ts';

/** Too many to keep a row of each: they are metrics only. */
const METRIC_ONLY: ReadonlySet<TelemetryEvent> = new Set(['message.received', 'dataverse.requested']);

export const isLogged = (event: TelemetryEvent): boolean => !METRIC_ONLY.has(event);

type Attributes = Readonly<Record<string, string | number>>;

/** Fields as attributes of a log record. A file of a profile source may bear a person's name: it goes as a hash. */
export function attributesOf<Event extends TelemetryEvent>(
  _event: Event,
  fields: TelemetryEvents[Event],
): Attributes {
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields as Readonly<Record<string, unknown>>)) {
    if (value === undefined) continue;
    if (typeof value !== 'string' && typeof value !== 'number') attributes[name] = JSON.stringify(value);
    else if (name === 'file') attributes['fileHash'] = digest(value, 12);
    else attributes[name] = value;
  }
  return attributes;
}
