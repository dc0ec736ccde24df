import type { Certainty } from './known-captions.ts';

export type ColumnMatch = { caption: string; column: string };
export type LeftOut = { caption: string; reason: 'unknown' | 'bookkeeping' | 'surpassed' };

export type MatchedColumns = {
  /** Our word for each column of the file, in its order; undefined where it is not used. */
  columns: readonly (string | undefined)[];
  matched: readonly ColumnMatch[];
  leftOut: readonly LeftOut[];
  /** Columns for which two captions stand with the same right. */
  disputed: readonly { column: string; captions: readonly string[] }[];
};

export type ReadCaption =
  | { caption: string; column: string; certainty: Certainty | 'chosen' }
  | { caption: string; reason: 'unknown' | 'bookkeeping' };

const RANKS: Readonly<Record<Certainty | 'chosen', number>> = {
  chosen: 0,
  name: 1,
  caption: 2,
  related: 3,
  usual: 4,
};

/** Decides between captions that stand for one column: a choice beats a name, a name a caption, a caption a related table's, that a usual word. */
export function matchColumns(readings: readonly ReadCaption[]): MatchedColumns {
  const best = new Map<string, number>();
  for (const reading of readings) {
    if (!('column' in reading)) continue;
    best.set(reading.column, Math.min(best.get(reading.column) ?? Infinity, RANKS[reading.certainty]));
  }
  const wins = (reading: ReadCaption) =>
    'column' in reading && RANKS[reading.certainty] === best.get(reading.column);
  const winners = readings.filter((reading) => 'column' in reading).filter(wins);
  const disputed = [...best.keys()]
    .map((column) => ({
      column,
      captions: winners.filter((reading) => reading.column === column).map(({ caption }) => caption),
    }))
    .filter(({ captions }) => captions.length > 1);
  return {
    columns: readings.map((reading) => ('column' in reading && wins(reading) ? reading.column : undefined)),
    matched: winners.map(({ caption, column }) => ({ caption, column })),
    leftOut: readings
      .filter((reading) => !wins(reading) && reading.caption !== '')
      .map((reading) => ({
        caption: reading.caption,
        reason: 'column' in reading ? 'surpassed' : reading.reason,
      })),
    disputed,
  };
}
