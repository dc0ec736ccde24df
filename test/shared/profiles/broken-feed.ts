import { aRecord, type FileContents } from './feed-in-memory.ts';

/** A feed with one thing wrong, and what must be said of it. */
export type Broken = {
  name: string;
  files: FileContents;
  /** File, line and a part of the problem. */
  rejected: readonly [file: string, line: number, problem: RegExp][];
  /** Persons that are taken all the same. */
  taken: readonly string[];
  /** Shows only when the records stand on one page. */
  onePage?: true;
};

export const good = (id: string): string => aRecord(id);
