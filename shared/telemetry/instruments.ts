import type { Meter } from '@opentelemetry/api';
import { METRICS, type Measurement, type MetricName } from './metrics-of-event.ts';

type Measure = (measurement: Measurement) => void;
type Attributes = Measurement['attributes'];

/** Makes each instrument when it is first needed. */
export function makeInstruments(meter: Meter): Measure {
  const instruments = new Map<MetricName, (value: number, attributes: Attributes) => void>();
  return ({ kind, name, value, attributes }) => {
    const known = instruments.get(name) ?? instrumentOf(meter, { kind, name });
    instruments.set(name, known);
    known(value, attributes);
  };
}

function instrumentOf(
  meter: Meter,
  { kind, name }: Pick<Measurement, 'kind' | 'name'>,
): (value: number, attributes: Attributes) => void {
  const fullName = `datavalidation.${name}`;
  const options = METRICS[name];
  switch (kind) {
    case 'counter': {
      const counter = meter.createCounter(fullName, options);
      return (value, attributes) => {
        counter.add(value, attributes);
      };
    }
    case 'histogram': {
      const histogram = meter.createHistogram(fullName, options);
      return (value, attributes) => {
        histogram.record(value, attributes);
      };
    }
    case 'gauge': {
      const gauge = meter.createGauge(fullName, options);
      return (value, attributes) => {
        gauge.record(value, attributes);
      };
    }
  }
}
