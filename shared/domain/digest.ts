import { createHmac, hash } from 'node:crypto';

export type Hashable = string | number | boolean | null | undefined | readonly Hashable[];

/** Unambiguous text of a value: JSON keeps the borders between parts, which plain joining would lose. */
const textOf = (value: Hashable): string => JSON.stringify(value ?? null);

/** First `digits` hexadecimal digits of the SHA-256 of `value`. */
export function digest(value: Hashable, digits: number): string {
  return hash('sha256', textOf(value)).slice(0, digits);
}

/** As `digest`, but only the holder of `secret` can test a guess: for keys made from personal data. */
export function keyedDigest(value: Hashable, { secret, digits }: { secret: string; digits: number }): string {
  return createHmac('sha256', secret).update(textOf(value)).digest('hex').slice(0, digits);
}
