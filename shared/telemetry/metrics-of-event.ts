import { OUTCOME_REASONS } from '../domain/verdict.ts';
import type { TelemetryEvent, TelemetryEvents } from './contract.ts';

/** One measurement. `counter`: adds up. `histogram`: each value counts. `gauge`: the latest stands. */
export type Measurement = {
  kind: 'counter' | 'histogram' | 'gauge';
  name: MetricName;
  value: number;
  attributes?: Attributes;
};
type Attributes = Readonly<Record<string, string>> | undefined;

/** Every metric, with its unit; alerts and workbook name them as they stand here. */
export const METRICS = {
  'validation.contacts': {
    unit: '{validation}',
    description: 'Validations of contacts, by outcome and reason',
  },
  'validation.flags': { unit: '{flag}', description: 'Flags written, cleared or owed' },
  'validation.parked': { unit: '{contact}', description: 'Contacts that wait for somebody to act' },
  'validation.retries': { unit: '{contact}', description: 'Contacts sent again, by reason' },
  'validation.other': {
    unit: '{contact}',
    description: 'Gone, dropped, postponed, split; what LinkedIn’s own rule would flag',
  },
  'sweep.age': { unit: 'h', description: 'Since the latest sweep began' },
  'sweep.duration': { unit: 's', description: 'From the start of a sweep to its last page' },
  'sweep.finished': { unit: '{sweep}', description: 'Sweeps that came to their end' },
  'queue.wait': { unit: 's', description: 'From queueing to work, by queue' },
  'queue.dead': { unit: '{message}', description: 'Messages that failed all their deliveries, by queue' },
  'job.duration': { unit: 's', description: 'Work on one validation job' },
  'profiles.age': { unit: 'h', description: 'Age of the newest profile of the latest page read' },
  'profiles.rejected': { unit: '{record}', description: 'Records of the profile source that cannot be read' },
  'dataverse.requests': { unit: '{request}', description: 'Requests to Dataverse, by kind' },
  'dataverse.retries': { unit: '{try}', description: 'Further tries of a request, by kind' },
  'dataverse.duration': {
    unit: 's',
    description: 'Time on the wire of a request with all its tries, by kind',
  },
  'dataverse.throttled': { unit: '{answer}', description: 'Answers 429 of Dataverse' },
  'dataverse.pause': { unit: 's', description: 'How long Dataverse asked us to wait' },
} as const;
export type MetricName = keyof typeof METRICS;

type Rules = { [Event in TelemetryEvent]?: (fields: TelemetryEvents[Event]) => readonly Measurement[] };

const count = (name: MetricName, value: number, attributes?: Attributes): Measurement => ({
  kind: 'counter',
  name,
  value,
  attributes,
});

const seconds = (name: MetricName, durationMs: number, attributes?: Attributes): Measurement => ({
  kind: 'histogram',
  name,
  value: durationMs / 1000,
  attributes,
});

/** The counts of a job, `outcome:reason` and what became of flags, by what they say. */
function ofCounts(counts: Readonly<Record<string, number>>): Measurement[] {
  return Object.entries(counts).map(([name, value]) => {
    const [kind = '', reason = ''] = name.split(':');
    if (kind === 'flag') return count('validation.flags', value, { action: reason });
    if (kind === 'retried') return count('validation.retries', value, { reason });
    if (Object.hasOwn(OUTCOME_REASONS, kind))
      return count('validation.contacts', value, { outcome: kind, reason });
    return count('validation.other', value, { what: name });
  });
}

const RULES: Rules = {
  'job.finished': ({ counts, durationMs }) => [...ofCounts(counts), seconds('job.duration', durationMs)],
  'sweep.finished': ({ durationMs }) => [count('sweep.finished', 1), seconds('sweep.duration', durationMs)],
  'timer.ticked': ({ sweepAgeHours }) => [{ kind: 'gauge', name: 'sweep.age', value: sweepAgeHours }],
  'message.received': ({ queue, waitMs }) => [seconds('queue.wait', waitMs, { queue })],
  'message.parked': ({ queue }) => [count('queue.dead', 1, { queue })],
  'contact.parked': ({ reason }) => [count('validation.parked', 1, { reason })],
  'record.rejected': () => [count('profiles.rejected', 1)],
  'profiles.read': ({ newestAgeHours }) => [{ kind: 'gauge', name: 'profiles.age', value: newestAgeHours }],
  'dataverse.requested': ({ kind, attempts, wireMs }) => [
    count('dataverse.requests', 1, { kind }),
    ...(attempts > 1 ? [count('dataverse.retries', attempts - 1, { kind })] : []),
    seconds('dataverse.duration', wireMs, { kind }),
  ],
  'dataverse.throttled': ({ retryAfterMs }) => [
    count('dataverse.throttled', 1),
    seconds('dataverse.pause', retryAfterMs),
  ],
};

/** What an event adds to the metrics. Pure. */
export function metricsOf<Event extends TelemetryEvent>(
  event: Event,
  fields: TelemetryEvents[Event],
): readonly Measurement[] {
  return RULES[event]?.(fields) ?? [];
}
