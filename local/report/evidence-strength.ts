export type Strength = 'high' | 'medium' | 'low';

/** 2^8 and 2^3 times as likely under one reading as under the other. */
const STRONG_FROM_BITS = 8;
const FAIR_FROM_BITS = 3;

/** How much a comparison tells, whichever way it points. */
export function evidenceStrength(bits: number): Strength {
  const size = Math.abs(bits);
  if (size >= STRONG_FROM_BITS) return 'high';
  return size >= FAIR_FROM_BITS ? 'medium' : 'low';
}
