import type { Observation } from '../domain/profile.ts';

/** A place between two records of a file. */
export type Place = {
  offset: number;
  /** Number of the line that begins or goes on here, from 1. */
  line: number;
  /** The row before this place could not be read: the rows that follow may lack one of their person. */
  doubtful?: true;
};

export const FILE_START: Place = { offset: 0, line: 1 };

export type FeedItem = (
  | {
      kind: 'observation';
      observation: Observation;
      line: number;
      /** Further parts of the same reading may follow: a repetition is no contradiction. */
      mayComeInParts?: true;
    }
  | {
      kind: 'rejected';
      line: number;
      problem: string;
      /** A member who shows nothing: counted, and nobody can mend it. */
      hidden?: true;
    }
) & {
  /** Where reading goes on once this item is taken. */
  next: Place;
};

/** The whole file cannot be read: what is wrong with it, and on which line that shows. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly line: number;

  constructor(problem: string, { line }: { line: number }) {
    super(problem);
    this.line = line;
  }
}
