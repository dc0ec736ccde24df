import type { TrackedTable } from './contract.ts';
import type { FlagValueReader } from './flag-value-reader.ts';
import type { LinkedInColumnReader } from './linkedin-column.ts';

/** What differs from one environment to the next. */
export type DataverseOptions = {
  /** Column of the contact that carries the flag. */
  flagColumn: string;
  /** Shared by the adapters of one environment; without it each reads the values for itself. */
  readFlagValues?: FlagValueReader;
  /** Column of the contact that carries the LinkedIn address, where there is one. */
  linkedInColumn?: string;
  /** Finds that column where none is given; shared by the adapters of one environment. */
  readLinkedInColumn?: LinkedInColumnReader;
  /** Column of the account that carries the address of its LinkedIn page, where there is one. */
  accountLinkedInColumn?: string;
  /** Tables read by time of change although change tracking may be on. */
  polledTables?: readonly TrackedTable[];
  /** What our writes of the flag are asked not to set off; nothing unless said. */
  bypassLogic?: readonly ('CustomSync' | 'CustomAsync')[];
  suppressFlows?: boolean;
  /** Columns beside the flag, by the publisher's prefix; absent = they are not written. */
  detailColumns?: { prefix: string };
  /** Of what the installation adds: a flag column of ours that the settings do not name is known by it. */
  publisherPrefix?: string;
  /** Rows a page of a table or directory may have; absent = as many as Dataverse gives. */
  pageSize?: number;
};
