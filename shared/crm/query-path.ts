/** Root of the Web API below the environment's address. */
export const API_PATH = '/api/data/v9.2/';

/** Path of a query from the root of the host. Queries hold names and ids of ours only, never text of people. */
export const queryPath = ({ set, query }: { set: string; query: string }): string =>
  encodeURI(`${API_PATH}${set}?${query}`);

/** The largest page Dataverse gives (reference/dataverse.md §2, §3). */
export const PAGE_SIZE_MAX = 5_000;

export const maxPageSize = (rows: number): string => `odata.maxpagesize=${rows}`;
