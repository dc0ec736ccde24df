import type { Certainty } from './known-captions.ts';

export type ColumnMatch = { caption: string; column: string };
export type LeftOut = { caption: string; reason: 'unknown' | 'bookkeeping' | 'surpassed' };

export type MatchedColumns = {
  /** Our word for each column of the file, in its order; undefined where it is not used. */
  columns: readonly (string | undefined)[];
  matched: readonly ColumnMatch[];
  leftOut: readonly LeftOut[];
  /** Columns that two captions claim with the same right. */
  disputed: readonly { column: string; captions: readonly string[] }[];
};

export type Claim =
  | { caption: string; column: string; certainty: Certainty | 'chosen' }
  | { caption: string; reason: 'unknown' | 'bookkeeping' };

const RANKS: Readonly<Record<Certainty | 'chosen', number>> = {
  chosen: 0,
  name: 1,
  caption: 2,
  related: 3,
  usual: 4,
};

/** Decides between captions that claim one column: a choice beats a name, a name a caption, a caption a related table's, that a usual word. */
export function matchColumns(claims: readonly Claim[]): MatchedColumns {
  const best = new Map<string, number>();
  for (const claim of claims) {
    if (!('column' in claim)) continue;
    best.set(claim.column, Math.min(best.get(claim.column) ?? Infinity, RANKS[claim.certainty]));
  }
  const wins = (claim: Claim) => 'column' in claim && RANKS[claim.certainty] === best.get(claim.column);
  const winners = claims.filter((claim) => 'column' in claim).filter(wins);
  const disputed = [...best.keys()]
    .map((column) => ({
      column,
      captions: winners.filter((claim) => claim.column === column).map(({ caption }) => caption),
    }))
    .filter(({ captions }) => captions.length > 1);
  return {
    columns: claims.map((claim) => ('column' in claim && wins(claim) ? claim.column : undefined)),
    matched: winners.map(({ caption, column }) => ({ caption, column })),
    leftOut: claims
      .filter((claim) => !wins(claim) && claim.caption !== '')
      .map((claim) => ({ caption: claim.caption, reason: 'column' in claim ? 'surpassed' : claim.reason })),
    disputed,
  };
}
