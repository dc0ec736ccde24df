import rhea, { type Typed } from 'rhea';

// What a client sends is unknown until one of these has read it.

export type AmqpMap = Record<string, unknown>;

export function asMap(value: unknown): AmqpMap | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Buffer.isBuffer(value))
    return undefined;
  return Object.fromEntries(Object.entries(value));
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A value the library left in its AMQP wrapping, as it does with described values inside maps. */
export function unwrapped(value: unknown): unknown {
  return asMap(value)?.['descriptor'] === undefined ? value : asMap(value)?.['value'];
}

/** Longs beyond 2^53 arrive as eight bytes; our own numbers never get there. */
export function asInteger(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return Buffer.isBuffer(value) && value.length === 8 ? Number(value.readBigInt64BE()) : undefined;
}

export function asDate(value: unknown): Date | undefined {
  if (value instanceof Date) return value;
  const milliseconds = asInteger(value);
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

const TIMESTAMP_CODE = 0x83;
const LONG_CODE = 0x81;

export function timestamps(dates: Date[]): Typed {
  return rhea.types.wrap_array(
    dates.map((date) => date.getTime()),
    TIMESTAMP_CODE,
    undefined,
  );
}

export function longs(numbers: number[]): Typed {
  return rhea.types.wrap_array(numbers, LONG_CODE, undefined);
}

// .NET counts 100 ns from the year 1, JavaScript 1 ms from 1970.
const TICKS_AT_1970 = 621_355_968_000_000_000n;
const TICKS_PER_MS = 10_000n;

export function dotnetTicks(date: Date): Typed {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(TICKS_AT_1970 + BigInt(date.getTime()) * TICKS_PER_MS);
  return rhea.types.wrap_long(bytes);
}
