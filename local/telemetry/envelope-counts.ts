import type { Envelope } from './envelope.ts';

/** Describes the process; measures nothing. */
const RESOURCE = '_OTELRESOURCE_';

type Work = { count: number; failed: number; totalMs: number };

export type TelemetryCounts = {
  envelopes: number;
  traces: number;
  /** By name of event. */
  events: Readonly<Record<string, number>>;
  /** By name of function or dependency. */
  work: Readonly<Record<string, Work>>;
  /** By name and dimensions: the sum of a metric's values. */
  metrics: Readonly<Record<string, number>>;
};

/** `d.hh:mm:ss.fffffff` as the SDK writes it. */
export function durationMs(text: string): number {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}

/** Adds envelopes up as they come; holds none of them. */
export class EnvelopeCounts {
  readonly #traces = new Set<string>();
  readonly #events = new Map<string, number>();
  readonly #work = new Map<string, Work>();
  readonly #metrics = new Map<string, number>();
  #envelopes = 0;

  add({ tags, data }: Envelope): void {
    this.#envelopes += 1;
    const trace = tags?.['ai.operation.id'];
    if (typeof trace === 'string') this.#traces.add(trace);
    switch (data.baseType) {
      case 'EventData':
        plus(this.#events, { key: data.baseData.name, value: 1 });
        break;
      case 'RemoteDependencyData':
      case 'RequestData':
        this.#addWork(data.baseData);
        break;
      case 'MetricData':
        for (const { name, value } of data.baseData.metrics)
          if (name !== RESOURCE)
            plus(this.#metrics, { key: withDimensions(name, data.baseData.properties), value });
        break;
      default: // messages and exceptions have nothing to add up
    }
  }

  #addWork({
    name,
    duration,
    success,
  }: {
    name: string;
    duration: string;
    success?: boolean | null | undefined;
  }): void {
    const before = this.#work.get(name) ?? { count: 0, failed: 0, totalMs: 0 };
    this.#work.set(name, {
      count: before.count + 1,
      failed: before.failed + (success === false ? 1 : 0),
      totalMs: before.totalMs + durationMs(duration),
    });
  }

  get current(): TelemetryCounts {
    return {
      envelopes: this.#envelopes,
      traces: this.#traces.size,
      events: sorted(this.#events),
      work: sorted(this.#work),
      metrics: sorted(this.#metrics),
    };
  }
}

const plus = (counts: Map<string, number>, { key, value }: { key: string; value: number }): void => {
  counts.set(key, (counts.get(key) ?? 0) + value);
};

function withDimensions(
  name: string,
  properties: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const dimensions = Object.entries(properties)
    .filter(([key]) => !key.startsWith('_MS.'))
    .map(([key, value]) => `${key}=${value ?? ''}`);
  return dimensions.length === 0 ? name : `${name} {${dimensions.sort().join(', ')}}`;
}

const sorted = <Value>(counts: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> =>
  Object.fromEntries([...counts].sort(([left], [right]) => Number(left > right) - Number(left < right)));
