import type { Verdict } from '../../shared/domain/verdict.ts';

export type Band = 'high' | 'medium' | 'low';

/** Wrong at most once in ten, and once in four. */
const HIGH_FROM = 0.9;
const MEDIUM_FROM = 0.75;

/** How sure the verdict is; undefined where there was no profile to be sure about. */
export function confidenceBand({ outcome, confidence }: Verdict): Band | undefined {
  if (outcome.kind === 'notMatched' || outcome.kind === 'skipped') return undefined;
  if (confidence >= HIGH_FROM) return 'high';
  return confidence >= MEDIUM_FROM ? 'medium' : 'low';
}

/** 2^8 and 2^3 times as likely under one reading as under the other. */
const STRONG_FROM_BITS = 8;
const FAIR_FROM_BITS = 3;

/** How much a comparison tells, whichever way it points. */
export function strengthBand(bits: number): Band {
  const size = Math.abs(bits);
  if (size >= STRONG_FROM_BITS) return 'high';
  return size >= FAIR_FROM_BITS ? 'medium' : 'low';
}
